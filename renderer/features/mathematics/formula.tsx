import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainText } from '../../components/plain-text.tsx';
import styles from './formula.module.css';
import type { FormulaSegment } from './segments.ts';
import type { Typeset } from './typeset.ts';

interface FormulaProps {
  segment: FormulaSegment;
  typeset: Typeset | null;
  /** Waits until it is about to be seen. */
  late: boolean;
  /** Its fractions need not be small. */
  roomy: boolean;
}

/** One formula. What cannot be understood is shown as it was typed, with what is wrong about it. */
export function Formula({ segment: { raw, tex, display }, typeset, late, roomy }: FormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  const [near, setNear] = useState(!late);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (near || element.current === null) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some((each) => each.isIntersecting) && setNear(true),
      {
        rootMargin: '600px',
      },
    );
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [near]);

  // Before the paint, so that nobody sees the dollar signs turn into a formula.
  useLayoutEffect(() => {
    const place = element.current;
    if (typeset === null || !near || place === null) return;
    const drawing = document.createElement('span');
    const wrong = typeset(roomy ? `\\displaystyle ${tex}` : tex, drawing, display);
    if (wrong === null) place.replaceChildren(drawing);
    setProblem(wrong);
  }, [typeset, near, tex, display, roomy]);

  if (problem !== null) {
    return (
      <span className={styles.wrong}>
        <PlainText text={raw} />
        <Why problem={problem} />
      </span>
    );
  }
  return (
    <span ref={element} className={display ? styles.display : styles.formula} dir="ltr" title={raw}>
      {raw}
    </span>
  );
}

function Why({ problem }: { problem: string }) {
  const { t } = useTranslation('submission');
  return (
    <span className={styles.why} role="note">
      {t('formulaProblem', { problem })}
    </span>
  );
}
