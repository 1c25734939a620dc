import { type Icon, IconCheck, IconCircleCheck, IconCircleFilled, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SubmissionState } from '#contract/grading';
import styles from './state-sign.module.css';

const signs: Record<SubmissionState, { icon: Icon; size: number }> = {
  awaiting: { icon: IconCircleFilled, size: 9 },
  'new-since-review': { icon: IconRefresh, size: 15 },
  reviewed: { icon: IconCheck, size: 16 },
  'reviewed-without-comment': { icon: IconCircleCheck, size: 16 },
};

/** A state by its shape, for whoever does not see its colour; its name is said beside it. */
export function StateSign({ state, children }: { state: SubmissionState; children?: ReactNode }) {
  const { icon: Sign, size } = signs[state];
  return (
    <span className={styles.sign} data-state={state} aria-hidden="true">
      <Sign size={size} stroke={2.2} />
      {children}
    </span>
  );
}
