import type { CSSProperties } from 'react';
import styles from './progress-ring.module.css';

/** Decoration beside a number that says it in words. */
export function ProgressRing({ done, total }: { done: number; total: number }) {
  const share = total === 0 ? 0 : Math.floor((done / total) * 100);
  return <i className={styles.ring} style={{ '--share': `${share}%` } as CSSProperties} aria-hidden="true" />;
}
