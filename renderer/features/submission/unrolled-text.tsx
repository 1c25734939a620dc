import { useEffect, useMemo, useRef, useState } from 'react';
import { PlainText } from '../../components/plain-text.tsx';
import { MathText } from '../mathematics/math-text.tsx';
import { firstBlocks } from './blocks.ts';

/** A text of any length: drawn as far as the reader has come. */
export function UnrolledText({ text, raw }: { text: string; raw: boolean }) {
  const [count, setCount] = useState(1);
  const end = useRef<HTMLSpanElement>(null);
  const { blocks, more } = useMemo(() => firstBlocks(text, count), [text, count]);

  useEffect(() => {
    if (!more || end.current === null) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some((each) => each.isIntersecting) && setCount(count + 1),
      { rootMargin: '1200px' },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [more, count]);

  return (
    <>
      {blocks.map((block, index) =>
        raw ? <PlainText key={index} text={block} /> : <MathText key={index} text={block} />,
      )}
      {more && <span ref={end} />}
    </>
  );
}
