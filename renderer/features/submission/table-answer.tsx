import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TablePart } from '#contract/grading';
import { PlainText } from '../../components/plain-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import styles from './table-answer.module.css';

interface CellLook {
  title?: string;
  marked?: boolean;
  /** Stands under the cell's own words. */
  note?: ReactNode;
}

interface TableFrameProps {
  part: TablePart;
  cellOf?: (row: number, column: number) => CellLook;
  /** `null`: the cell is empty. */
  children: (cell: string, row: number, column: number) => ReactNode;
}

export function TableFrame({
  part: { label, columns, rows },
  cellOf = () => ({}),
  children,
}: TableFrameProps) {
  const { t } = useTranslation('submission');
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                <PlainText text={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              <th scope="row" aria-label={t('row', { row: row + 1 })}>
                {row + 1}
              </th>
              {cells.map((cell, column) => (
                <Cell key={columns[column]} look={cellOf(row, column)}>
                  {children(cell, row, column)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ look, children }: { look: CellLook; children: ReactNode }) {
  const { t } = useTranslation('submission');
  const { title, marked, note } = look;
  if (children !== null)
    return (
      <td className={marked ? styles.marked : undefined} title={title}>
        {children}
        {note}
      </td>
    );
  return (
    <td className={styles.empty} title={title}>
      <VisuallyHidden>{t('emptyCell')}</VisuallyHidden>
      {note}
    </td>
  );
}
