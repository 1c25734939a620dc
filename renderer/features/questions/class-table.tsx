import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CellComparison, QuestionRef } from '#contract/classroom';
import type { PartDefinition } from '#contract/grading';
import { classTableQuery } from '../../api/classroom-queries.ts';
import { PlainText } from '../../components/plain-text.tsx';
import { formatDecimal } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { QueueSkeleton } from '../queue/queue-skeleton.tsx';
import styles from './class-table.module.css';

interface ClassTableProps {
  question: QuestionRef;
  part: PartDefinition;
}

/** A table as the class filled it in; each cell is a question of its own. */
export function ClassTable({ question, part }: ClassTableProps) {
  const { t } = useTranslation('questions');
  const { activity, cell: open } = question;
  const table = useQuery(classTableQuery({ activity, part: part.key }));
  const openQuestions = useUiStore((state) => state.openQuestions);
  if (table.error !== null) return <ErrorNotice error={table.error} onRetry={() => void table.refetch()} />;
  if (table.data === undefined) return <QueueSkeleton />;
  const columns = part.columns ?? [];
  return (
    <div className={styles.frame} data-chosen={open !== undefined || undefined}>
      <table className={styles.table} aria-label={t('table', { title: part.label })}>
        <thead>
          <tr>
            <td />
            {table.data[0]?.map((_, column) => (
              <th key={column} scope="col">
                <PlainText text={columns[column] ?? String(column + 1)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.data.map((cells, row) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {cells.map((cell, column) => (
                <td key={column}>
                  <UnstyledButton
                    className={styles.cell}
                    aria-pressed={open?.row === row && open.column === column}
                    onClick={() => openQuestions({ activity, part: part.key, cell: { row, column } })}
                  >
                    <Usual cell={cell} />
                  </UnstyledButton>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Usual({ cell: { median, common, answered, blank } }: { cell: CellComparison }) {
  const { t } = useTranslation('questions');
  const language = useLanguage();
  if (common === null) return <span className={styles.none}>{t('nobodyAnswered')}</span>;
  return (
    <>
      <b>{median === null ? <PlainText text={common.value} /> : formatDecimal(median, language)}</b>
      <span>
        {t(median === null ? 'usual' : 'median', { count: common.count, answered })}
        {blank > 0 && ` · ${t('leftBlank', { count: blank })}`}
      </span>
    </>
  );
}
