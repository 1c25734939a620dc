import { useId } from 'react';
import styles from './tiza-mark.module.css';

/** A small board with a T on it, and the chalk that has just drawn it. */
export function TizaMark({ size }: { size: number }) {
  const grain = useId();
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <filter id={grain} x="-10%" y="-10%" width="120%" height="120%">
        <feTurbulence type="fractalNoise" baseFrequency="1.3" numOctaves="2" seed="7" />
        <feDisplacementMap in="SourceGraphic" scale="0.8" />
      </filter>
      <rect className={styles.board} width="32" height="32" rx="8" />
      <g className={styles.stroke} filter={`url(#${grain})`}>
        <path d="M6.9 12.3c3.6-1 8.8-1.2 13.3-1.5" />
        <path d="M14.7 12.3c.5 4.3.2 8.2-.3 12.6" />
      </g>
      <g transform="rotate(-40 20.5 10.6)">
        <rect className={styles.chalk} x="20.2" y="8.5" width="9.2" height="4.2" rx="1.4" />
        <path className={styles.end} d="M27.2 8.5h.8q1.4 0 1.4 1.4v1.4q0 1.4-1.4 1.4h-.8z" />
      </g>
    </svg>
  );
}
