import { ActionIcon, Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry } from '#contract/backups';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatBytes, formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './backup-table.module.css';
import { isUsable, proofOf } from './proof.ts';
import { ProofMark } from './proof-mark.tsx';
import { ageText, whenText } from './when-text.ts';

export interface RowActions {
  onRestore(backup: BackupEntry): void;
  onInside(backup: BackupEntry): void;
  onProve(backup: BackupEntry): void;
  /** Something is under way: only one thing at a time. */
  busy: boolean;
}

export function BackupTable({ backups, ...actions }: { backups: BackupEntry[] } & RowActions) {
  const { t } = useTranslation('backups');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('table.label')}>
        <thead>
          <tr>
            <th scope="col">{t('table.when')}</th>
            <th scope="col">{t('table.what')}</th>
            <th scope="col" className={styles.number}>
              {t('table.size')}
            </th>
            <th scope="col" className={styles.number}>
              {t('table.rows')}
            </th>
            <th scope="col">{t('table.proof')}</th>
            <td>
              <VisuallyHidden>{t('table.actions')}</VisuallyHidden>
            </td>
          </tr>
        </thead>
        <tbody>
          {backups.map((backup) => (
            <Row key={backup.id} backup={backup} {...actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ backup, busy, onRestore, onInside, onProve }: { backup: BackupEntry } & RowActions) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const { scope, content, withoutPasswords, id, takenAt } = backup;
  const proof = proofOf(backup);
  const age = ageText(t, takenAt);
  const more = [content !== 'all' && t(`contents.${content}`), withoutPasswords && t('withoutPasswords')];
  return (
    <tr>
      <th scope="row">
        {whenText(t, takenAt, language)}
        {age !== null && <span className={styles.below}>{age}</span>}
      </th>
      <td title={id}>
        {[t(`scopes.${scope.kind}`), ...more.filter((text) => text !== false)].join(', ')}
        <span className={styles.below}>
          {endingOf(id)}
          <span className={styles.whenNarrow}> · {formatBytes(backup.bytes, language)}</span>
        </span>
      </td>
      <td className={styles.number}>{formatBytes(backup.bytes, language)}</td>
      <td className={styles.number}>{formatCount(backup.rows, language)}</td>
      <td>
        <ProofMark backup={backup} />
      </td>
      <td className={styles.actions}>
        {proof !== 'drilled' && isUsable(proof) && (
          <Button size="compact-sm" variant="subtle" disabled={busy} onClick={() => onProve(backup)}>
            {t('actions.prove')}
          </Button>
        )}
        {isUsable(proof) && (
          <Button size="compact-sm" variant="subtle" disabled={busy} onClick={() => onRestore(backup)}>
            {t('actions.restore')}
          </Button>
        )}
        {proof === 'drilled' && (
          <Button size="compact-sm" variant="subtle" disabled={busy} onClick={() => onInside(backup)}>
            {t('actions.inside')}
          </Button>
        )}
        {proof === 'drilled' && (
          <ActionIcon
            size={26}
            disabled={busy}
            aria-label={t('actions.proveAgain')}
            title={t('actions.proveAgain')}
            onClick={() => onProve(backup)}
          >
            <IconRefresh size={16} stroke={1.8} aria-hidden />
          </ActionIcon>
        )}
      </td>
    </tr>
  );
}

// Of the names that older versions gave, too.
const endings = /\.(?:(?:sql\.gz|dump)(?:\.(?:tiza|age))?|tiza(?:\.tar(?:\.age)?)?)$/;

function endingOf(name: string): string {
  return endings.exec(name)?.[0] ?? name;
}
