import { useTranslation } from 'react-i18next';
import type { Inspected } from '#contract/backups';
import { formatBytes, formatCount } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import styles from '../dialogs.module.css';
import { PartialNote } from '../partial-note.tsx';
import { shownTable, tableKey } from '../table-name.ts';
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
  const { name, bytes, takenAt, source, course, content, level, state, notCovered } = inspected;
  const about = [
    inspected.open && t(`restore.kinds.${kindOf(inspected)}`),
    takenAt !== null && whenText(t, takenAt, language),
    formatBytes(bytes, language),
    content !== null && content !== 'all' && t(`contents.${content}`),
  ];
  return (
    <div className={styles.facts}>
      <b>{course ?? name}</b>
      {course !== null && <span className={styles.quiet}>{name}</span>}
      <span>{about.filter((text) => text !== false).join(' · ')}</span>
      {(inspected.open || source !== null) && <span>{sourceText()}</span>}
      <Tables inspected={inspected} />
      <span data-doubt={state === 'sound' || state === 'no-manifest' ? undefined : true}>
        {t(`restore.states.${state}`)}
      </span>
      {level !== null && state === 'sound' && <span className={styles.sentence}>{t(`levels.${level}`)}</span>}
      {notCovered.length > 0 && (
        <span>
          <PartialNote notCovered={notCovered} />
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

/** How many, and on request which. */
function Tables({ inspected: { tables } }: { inspected: Inspected }) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  if (tables.length === 0) return null;
  const rowsIn = (rows: number) => t('restore.rowCount', { count: rows, rows: formatCount(rows, language) });
  const isCounted = tables.every(({ rows }) => rows !== null);
  const all = tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0);
  const count = t('restore.tableCount', { count: tables.length });
  return (
    <details className={styles.inside}>
      <summary>{isCounted ? `${count}, ${rowsIn(all)}` : count}</summary>
      <ul>
        {tables.map((table) => (
          <li key={tableKey(table)}>
            <span>{shownTable(table)}</span>
            {table.rows !== null && <span>{rowsIn(table.rows)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
