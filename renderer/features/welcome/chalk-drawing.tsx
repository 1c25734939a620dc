import styles from './chalk-drawing.module.css';

/** What Tiza is for, drawn faintly on the wall: a function, its limit, and the hole where it has no value. */
export function ChalkDrawing() {
  return (
    <svg className={styles.drawing} viewBox="0 0 560 320" aria-hidden="true">
      <path
        className={styles.axis}
        d="M24 276c130-2 330 2 512-1m-9-6 10 6-10 7M60 300C62 210 58 110 61 22m-6 9 6-10 7 10"
      />
      <path className={styles.guide} d="M61 122h236M302 128v148" />
      <path className={styles.curve} d="M74 258c70-6 112-38 150-82 24-28 44-45 70-53" />
      <path className={styles.curve} d="M310 119c46-9 74 20 112 21 44 2 66-38 92-86" />
      <circle className={styles.hole} cx="302" cy="121" r="7" />
    </svg>
  );
}
