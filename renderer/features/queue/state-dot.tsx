import type { SubmissionState } from '#contract/grading';
import styles from './state-dot.module.css';

/** Shape tells apart what colour alone would not: rings are the second of each pair. */
export function StateDot({ state }: { state: SubmissionState | 'draft' }) {
  return <i className={styles.dot} data-state={state} aria-hidden="true" />;
}
