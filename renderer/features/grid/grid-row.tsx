// biome-ignore-all lint/a11y/useSemanticElements: a table drawn piece by piece has no table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and its keys for all its cells
import { memo } from 'react';
import type { GridPage } from '#contract/classroom';
import type { Activity } from '#contract/grading';
import { Skeleton } from '../../components/skeleton.tsx';
import styles from './grid-row.module.css';
import type { GridWords } from './grid-words.ts';
import signs from './state-sign.module.css';

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

/** One element to a cell: hundreds of them change with every turn of the wheel. */
export const GridRow = memo(function GridRow({ row, index, columns, activities, at, words }: GridRowProps) {
  if (row === undefined)
    return (
      <div className={styles.name} role="rowheader" aria-colindex={1}>
        <Skeleton width={`${55 + ((index * 13) % 30)}%`} />
      </div>
    );
  const name = words.naming.name(row.student);
  const idAt = (column: number) => (at === column ? cellId(index, column) : undefined);
  return (
    <>
      <div
        id={idAt(0)}
        className={styles.name}
        role="rowheader"
        aria-colindex={1}
        data-column={0}
        data-at={at === 0 || undefined}
        title={[name, words.naming.email(row.student)].filter(Boolean).join('\n')}
      >
        <bdi>{name}</bdi>
      </div>
      {columns.map(({ index: column, start, size }) => {
        const activity = activities[column];
        if (activity === undefined) return null;
        const cell = row.cells[activity.key];
        return (
          <div
            key={activity.key}
            id={idAt(column + 1)}
            className={`${styles.cell} ${signs.sign}`}
            role="gridcell"
            aria-colindex={column + 2}
            aria-label={[name, activity.title, ...words.ofCell(cell)].join(', ')}
            data-column={column + 1}
            data-at={at === column + 1 || undefined}
            data-state={cell?.state ?? 'none'}
            style={{ left: start, width: size }}
          >
            {cell === undefined ? '–' : cell.attempts > 1 && `×${cell.attempts}`}
          </div>
        );
      })}
    </>
  );
});

export function cellId(row: number, column: number): string {
  return `grid-cell-${row}-${column}`;
}
