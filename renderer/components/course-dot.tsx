import type { CSSProperties } from 'react';
import styles from './course-dot.module.css';

/** Decoration beside the name it belongs to. */
export function CourseDot({ color }: { color: string | undefined }) {
  return (
    <i
      className={styles.dot}
      style={{ '--dot': `var(--course-${color ?? 'teal'})` } as CSSProperties}
      aria-hidden="true"
    />
  );
}
