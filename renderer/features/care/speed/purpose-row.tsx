import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IndexAdvice, Measured } from '#contract/care-indexes';
import { Tag } from '../../../components/tag.tsx';
import { formatBytes, formatCount } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { SqlFold } from '../sql-fold.tsx';
import type { PurposeAdvice } from './group-advice.ts';
import styles from './speed-section.module.css';

interface PurposeRowProps {
  group: PurposeAdvice;
  mayBuild: boolean;
  onBuild(ids: string[]): void;
}

const tones = {
  advised: 'wait',
  present: 'done',
  'not-needed-yet': 'draft',
  'not-allowed': 'bad',
  'not-possible': 'bad',
} as const satisfies Record<IndexAdvice['verdict'], string>;

/** The extension that a search inside words cannot do without. */
const trigrams = 'pg_trgm';

/** One thing the desk asks of the database: what it costs today, and what would make it quick. */
export function PurposeRow({ group, mayBuild, onBuild }: PurposeRowProps) {
  const { t } = useTranslation(['care', 'database']);
  const { purpose, measured, readsWholeTable, indexes, missing } = group;
  // Where nothing can be done one word says why, and the same goes for all of them.
  const { verdict, detail = '' } = indexes.find((index) => index.verdict !== 'present') ?? indexes[0] ?? {};
  return (
    <li className={styles.purpose}>
      <div className={styles.line}>
        <b>{t(`care:indexes.purposes.${purpose}`)}</b>
        <span className={styles.cost}>
          <Cost measured={measured} present={verdict === 'present'} />
          {readsWholeTable && ` · ${t('database:speed.wholeTable')}`}
        </span>
        {missing.length === 0 && verdict !== undefined && (
          <Tag tone={tones[verdict]}>{t(`care:indexes.verdicts.${verdict}`, { detail })}</Tag>
        )}
        {missing.length > 0 && (
          <Button size="compact-sm" disabled={!mayBuild} onClick={() => onBuild(missing)}>
            {t('database:speed.createAll', { count: missing.length })}
          </Button>
        )}
      </div>
      <details className={styles.indexes}>
        <summary>{t('database:speed.indexes', { count: indexes.length })}</summary>
        {missing.length > 0 && <p>{t('care:indexes.whileBuilding')}</p>}
        {verdict === 'not-possible' && detail === trigrams && (
          <p>{t('database:speed.needsExtension', { name: detail })}</p>
        )}
        <ul>
          {indexes.map((index) => (
            <IndexRow key={index.id} index={index} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** What is there already was not measured: it is quick. */
function Cost({ measured, present }: { measured: Measured | undefined; present: boolean }) {
  const { t } = useTranslation('database');
  const language = useLanguage();
  if (measured === undefined) return t(present ? 'speed.quick' : 'speed.notMeasured');
  const { milliseconds, stopped } = measured;
  if (stopped) return t('speed.stopped', { seconds: formatCount(Math.round(milliseconds / 1000), language) });
  return t('speed.took', { ms: formatCount(Math.max(1, Math.round(milliseconds)), language) });
}

function IndexRow({ index }: { index: IndexAdvice }) {
  const { t } = useTranslation(['care', 'database']);
  const language = useLanguage();
  const { name, table, tableBytes, verdict, detail = '', sql } = index;
  return (
    <li>
      <div className={styles.index}>
        <code>{name}</code>
        <span>{t('database:speed.onTable', { table, size: formatBytes(tableBytes, language) })}</span>
        <Tag tone={tones[verdict]}>{t(`care:indexes.verdicts.${verdict}`, { detail })}</Tag>
      </div>
      {verdict === 'advised' && <SqlFold sql={[sql]} />}
    </li>
  );
}
