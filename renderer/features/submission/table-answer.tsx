import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TablePart } from '#contract/grading';
import { PlainText } from '../../components/plain-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import styles from './table-answer.module.css';

export function TableAnswer({ part }: { part: TablePart }) {
  return (
    <TableFrame part={part}>{(cell) => (cell.trim() === '' ? null : <PlainText text={cell} />)}</TableFrame>
  );
}

interface TableFrameProps {
  part: TablePart;
  /** `null`: the cell is empty. */
  children: (cell: string, row: number, column: number) => ReactNode;
}

export function TableFrame({ part: { label, columns, rows }, children }: TableFrameProps) {
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
                <Cell key={columns[column]}>{children(cell, row, column)}</Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('submission');
  if (children !== null) return <td>{children}</td>;
  return (
    <td className={styles.empty}>
      <VisuallyHidden>{t('emptyCell')}</VisuallyHidden>
    </td>
  );
}
