import { useTranslation } from 'react-i18next';
import type { Inspected } from '#contract/backups';
import { formatBytes, formatCount } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import styles from '../dialogs.module.css';
import { whenText } from '../when-text.ts';

type Kind = 'tiza' | 'pg-dump' | 'sql' | 'unknown';

function kindOf({ kind }: Inspected): Kind {
  if (kind?.startsWith('tiza')) return 'tiza';
  if (kind?.startsWith('pg-dump')) return 'pg-dump';
  return kind?.startsWith('sql') ? 'sql' : 'unknown';
}

/** Where a file comes from, when, and what is in it, as far as it says so itself. */
export function FileFacts({ inspected }: { inspected: Inspected }) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const { name, bytes, takenAt, source, tables, level, state, notCovered } = inspected;
  const rows = tables.every((each) => each.rows !== null)
    ? tables.reduce((sum, each) => sum + (each.rows ?? 0), 0)
    : null;
  const holds = [
    t('restore.tableCount', { count: tables.length }),
    rows !== null && t('restore.rowCount', { count: rows, rows: formatCount(rows, language) }),
  ].filter((text) => text !== false);
  return (
    <div className={styles.facts}>
      <b>{name}</b>
      <span>
        {[
          inspected.open && t(`restore.kinds.${kindOf(inspected)}`),
          takenAt !== null && whenText(t, takenAt, language),
          formatBytes(bytes, language),
        ]
          .filter((text) => text !== false)
          .join(' · ')}
      </span>
      <span>{sourceText()}</span>
      {tables.length > 0 && <span>{holds.join(', ')}</span>}
      <span>{t(`restore.states.${state}`)}</span>
      {level !== null && state === 'sound' && <span className={styles.sentence}>{t(`levels.${level}`)}</span>}
      {notCovered.length > 0 && (
        <span>
          <b>{t('partial')}</b>{' '}
          {t('partialText', { list: notCovered.map(({ kind, count }) => `${kind} (${count})`).join(', ') })}
        </span>
      )}
    </div>
  );

  function sourceText(): string {
    if (source === null) return t('restore.unknownSource');
    return source.host === ''
      ? t('restore.fromVersion', { version: source.version })
      : t('restore.from', source);
  }
}
