import { useTranslation } from 'react-i18next';
import type { BackupEntry } from '#contract/backups';
import { PartialNote } from './partial-note.tsx';
import { barsOf, proofOf } from './proof.ts';
import styles from './proof-mark.module.css';

/** In words, and in three bars whose number and shape say the same without their colour. */
export function ProofMark({ backup }: { backup: BackupEntry }) {
  const { t } = useTranslation('backups');
  const proof = proofOf(backup);
  const { filled, tone } = barsOf(proof);
  const { drill, notCovered } = backup;
  return (
    <div className={styles.proof}>
      <span className={styles.line}>
        <span className={styles.bars} data-tone={tone} aria-hidden="true">
          {[1, 2, 3].map((bar) => (
            <i key={bar} data-filled={bar <= filled || undefined} />
          ))}
        </span>
        <span>{t(`levels.${proof}`)}</span>
      </span>
      {drill?.outcome === 'not-possible' && (
        <small>{t(`notDrilled.${drill.reason}`, gapsOf(drill.facts))}</small>
      )}
      {drill?.outcome === 'failed' && proof === 'read-back' && <small>{t('drillFailed')}</small>}
      {notCovered.length > 0 && (
        <small>
          <PartialNote notCovered={notCovered} />
        </small>
      )}
    </div>
  );
}

const gapsOf = ({
  version = '',
  newest = '',
  extension = '',
  needed = '',
  free = '',
}: Record<string, string>) => ({
  ...{ version, newest, extension, needed, free },
});
