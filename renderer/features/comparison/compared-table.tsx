import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionRef, TablePart } from '#contract/grading';
import { cellsQuery } from '../../api/classroom-queries.ts';
import { PlainText } from '../../components/plain-text.tsx';
import { formatPercent } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { TableFrame } from '../submission/table-answer.tsx';
import { CellNote, useCellWords } from './cell-note.tsx';
import { verdictOn } from './cell-verdict.ts';
import styles from './compared-table.module.css';

const tolerances = [0, 0.01, 0.05, 0.1, 0.25, 0.5, 1] as const;

interface ComparedTableProps {
  part: TablePart;
  submission: SubmissionRef;
}

/** A table beside the class's: what stands out is marked, what is usual is told where it is pointed at. */
export function ComparedTable({ part, submission }: ComparedTableProps) {
  const { t } = useTranslation('comparison');
  const language = useLanguage();
  const cells = useQuery(cellsQuery(submission, part)).data;
  const { tolerance, classShown } = useUiStore();
  const { tolerate, showClass } = useUiStore.getState();
  const words = useCellWords();
  const toleranceId = useId();
  const apart = cells?.flat().filter((cell) => verdictOn(cell, tolerance) !== 'alike').length ?? 0;
  return (
    <>
      <TableFrame
        part={part}
        cellOf={(row, column) => {
          const cell = cells?.[row]?.[column];
          if (cell === undefined) return {};
          const verdict = verdictOn(cell, tolerance);
          return {
            title: words(cell, verdict).join('\n'),
            marked: verdict !== 'alike',
            note: <CellNote cell={cell} verdict={verdict} shown={classShown} />,
          };
        }}
      >
        {(cell) => (cell.trim() === '' ? null : <PlainText text={cell} />)}
      </TableFrame>
      <div className={styles.about}>
        <p>{cells !== undefined && t('apartCount', { count: apart })}</p>
        <div className={styles.choice}>
          <label htmlFor={toleranceId}>{t('tolerance')}</label>
          <NativeSelect
            id={toleranceId}
            size="xs"
            value={String(tolerance)}
            data={tolerances.map((value) => ({
              value: String(value),
              label: formatPercent(value, language),
            }))}
            onChange={(event) => tolerate(Number(event.currentTarget.value))}
          />
        </div>
        <Switch
          size="xs"
          label={t('showClass')}
          checked={classShown}
          onChange={(event) => showClass(event.currentTarget.checked)}
        />
      </div>
    </>
  );
}
