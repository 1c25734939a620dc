import { useTranslation } from 'react-i18next';
import type { DuplicateIndex } from '#contract/care-indexes';
import { formatBytes } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { CareCard } from '../care-card.tsx';
import styles from './speed-section.module.css';

/** Told and left alone: they are not ours. */
export function DuplicatesCard({ duplicates }: { duplicates: DuplicateIndex[] }) {
  const { t } = useTranslation(['care', 'database']);
  const language = useLanguage();
  return (
    <CareCard title={t('database:speed.duplicates')} text={t('database:speed.duplicatesText')}>
      <ul className={styles.purposes}>
        {duplicates.map(({ table, redundant, servedBy, bytes }) => (
          <li key={`${table} ${redundant}`} className={styles.purpose}>
            <div className={styles.line}>
              {t('care:indexes.duplicate', { redundant, servedBy })}
              <span className={styles.cost}>
                {t('database:speed.saves', { size: formatBytes(bytes, language) })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </CareCard>
  );
}
