import type { SubmissionState } from '#contract/grading';
import styles from './state-sign.module.css';

export const gridStates: readonly SubmissionState[] = [
  'awaiting',
  'new-since-review',
  'reviewed',
  'reviewed-without-comment',
];

/** A state by its shape, for whoever does not see its colour; its name is said beside it. */
export function StateSign({ state }: { state: SubmissionState }) {
  return <i className={`${styles.sign} ${styles.alone}`} data-state={state} aria-hidden="true" />;
}
