// biome-ignore-all lint/a11y/useSemanticElements: a table drawn piece by piece has no table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and its keys for all its cells
import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { GridCell, GridPage } from '#contract/classroom';
import type { Activity } from '#contract/grading';
import { Skeleton } from '../../components/skeleton.tsx';
import type { Naming } from '../students/use-naming.ts';
import styles from './grid-table.module.css';
import { StateSign } from './state-sign.tsx';

/** Prepared once for all rows. */
export interface GridWords {
  t: TFunction<['grid', 'queue']>;
  naming: Naming;
}

interface GridRowProps {
  row: GridPage['rows'][number] | undefined;
  index: number;
  /** Which activities are in sight, and where. */
  columns: readonly { index: number; start: number; size: number }[];
  activities: readonly Activity[];
  /** The column the keys are at, if they are in this row. */
  at: number | null;
  words: GridWords;
}

export const GridRow = memo(function GridRow({ row, index, columns, activities, at, words }: GridRowProps) {
  const { t, naming } = words;
  if (row === undefined)
    return (
      <div className={styles.name} role="rowheader" aria-colindex={1}>
        <Skeleton width={`${55 + ((index * 13) % 30)}%`} />
      </div>
    );
  const name = naming.name(row.student);
  return (
    <>
      <div
        id={cellId(index, 0)}
        className={styles.name}
        role="rowheader"
        aria-colindex={1}
        data-column={0}
        data-at={at === 0 || undefined}
        title={[name, naming.email(row.student)].filter(Boolean).join('\n')}
      >
        <bdi>{name}</bdi>
      </div>
      {columns.map(({ index: column, start, size }) => {
        const activity = activities[column];
        if (activity === undefined) return null;
        const cell = row.cells[activity.key];
        const label = [name, activity.title, ...cellWords(cell, t)];
        return (
          <div
            key={activity.key}
            id={cellId(index, column + 1)}
            className={styles.cell}
            role="gridcell"
            aria-colindex={column + 2}
            aria-label={label.join(', ')}
            title={label.join('\n')}
            data-column={column + 1}
            data-at={at === column + 1 || undefined}
            style={{ left: start, width: size }}
          >
            {cell === undefined ? (
              <i aria-hidden="true">–</i>
            ) : (
              <StateSign state={cell.state}>{cell.attempts > 1 && <b>×{cell.attempts}</b>}</StateSign>
            )}
          </div>
        );
      })}
    </>
  );
});

export function cellWords(cell: GridCell | undefined, t: GridWords['t']): string[] {
  if (cell === undefined) return [t('grid:nothing')];
  return [
    t(`queue:state.${cell.state}`),
    ...(cell.attempts > 1 ? [t('grid:attempts', { count: cell.attempts })] : []),
  ];
}

export function cellId(row: number, column: number): string {
  return `grid-cell-${row}-${column}`;
}
