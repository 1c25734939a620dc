import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './sql-fold.module.css';

interface SqlFoldProps {
  sql: readonly string[];
  label?: string;
  /** In words, above the statements. */
  children?: ReactNode;
}

/** The statements themselves, for whoever reads SQL; folded for everybody else. */
export function SqlFold({ sql, label, children }: SqlFoldProps) {
  const { t } = useTranslation('database');
  return (
    <details className={styles.fold}>
      <summary>{label ?? t('plan.sql')}</summary>
      {children}
      {/* Focusable, because it scrolls. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls it too */}
      <pre tabIndex={0}>{sql.map((statement) => `${statement};`).join('\n\n')}</pre>
    </details>
  );
}
