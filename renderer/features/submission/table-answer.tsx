import { useTranslation } from 'react-i18next';
import type { TablePart } from '#contract/grading';
import { PlainText } from '../../components/plain-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import styles from './table-answer.module.css';

export function TableAnswer({ part: { label, columns, rows } }: { part: TablePart }) {
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
                <Cell key={columns[column]} text={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ text }: { text: string }) {
  const { t } = useTranslation('submission');
  if (text.trim() !== '') {
    return (
      <td>
        <PlainText text={text} />
      </td>
    );
  }
  return (
    <td className={styles.empty}>
      <VisuallyHidden>{t('emptyCell')}</VisuallyHidden>
    </td>
  );
}
