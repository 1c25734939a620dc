import { type ReactNode, useId } from 'react';
import styles from './care-card.module.css';

interface CareCardProps {
  title: string;
  /** Beside the title. */
  mark?: ReactNode;
  text?: ReactNode;
  children?: ReactNode;
}

/** One matter on its own sheet. */
export function CareCard({ title, mark, text, children }: CareCardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {mark}
      </header>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </section>
  );
}

/** Buttons at the foot of a card, the one that does it last. */
export function CardActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

export function GoodNews({ children }: { children: ReactNode }) {
  return (
    <p className={styles.good} role="status">
      {children}
    </p>
  );
}

export function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className={styles.waiting} role="status">
      {children}
    </p>
  );
}
