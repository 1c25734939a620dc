import type { ReactNode } from 'react';
import styles from './tag.module.css';

interface TagProps {
  tone: 'wait' | 'draft' | 'done' | 'bad';
  children: ReactNode;
}

export function Tag({ tone, children }: TagProps) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}
