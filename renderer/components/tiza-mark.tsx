import styles from './tiza-mark.module.css';

/** A T on a small board: the bar is a stroke of chalk, the stem is the chalk itself. */
export function TizaMark({ size }: { size: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect className={styles.board} width="32" height="32" rx="8" />
      <path className={styles.stroke} d="M7.6 11.4c3.6-1.5 6.2-.3 9-.9 3-.6 5-1.3 7.8-1" />
      <path className={styles.chalk} d="m14.9 13.2 4-.4 1 11.3c.1 1-3.9 1.4-4 .4z" />
      <path className={styles.dust} d="M9.2 14.4h.01M11.4 13.7h.01M22.6 12.6h.01M8.4 12.9h.01" />
    </svg>
  );
}
