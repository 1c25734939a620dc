import { memo, useMemo } from 'react';
import { PlainText } from '../../components/plain-text.tsx';
import { Formula } from './formula.tsx';
import { type Segment, segmentsOf } from './segments.ts';
import { useTypeset } from './typeset.ts';

/** Drawing this many at once is not felt; the rest is drawn when about to be seen. */
const atOnce = 60;

/** An answer with its formulas drawn. */
export const MathText = memo(function MathText({ text }: { text: string }) {
  const segments = useMemo(() => segmentsOf(text), [text]);
  const hasFormulas = segments.some(({ kind }) => kind === 'formula');
  return hasFormulas ? <Typeset segments={segments} /> : <PlainText text={text} />;
});

function Typeset({ segments }: { segments: readonly Segment[] }) {
  const typeset = useTypeset();
  return segments.map((segment, index) =>
    segment.kind === 'text' ? (
      <PlainText key={index} text={besideDisplays(segments, index)} />
    ) : (
      <Formula
        key={`${index} ${segment.raw}`}
        segment={segment}
        typeset={typeset}
        late={index > atOnce}
        roomy={isAlone(segments, index)}
      />
    ),
  );
}

/** A displayed formula has its own line: the breaks around it would be empty ones. */
function besideDisplays(segments: readonly Segment[], index: number): string {
  const isDisplay = (at: number) => {
    const segment = segments[at];
    return segment?.kind === 'formula' && segment.display;
  };
  let text = segments[index]?.raw ?? '';
  if (isDisplay(index + 1)) text = text.replace(/\r?\n$/, '');
  if (isDisplay(index - 1)) text = text.replace(/^\r?\n/, '');
  return text;
}

/** With a line of its own a formula may take the height it likes. */
function isAlone(segments: readonly Segment[], index: number): boolean {
  const before = segments[index - 1]?.raw ?? '\n';
  const after = segments[index + 1]?.raw ?? '\n';
  return /\n\s*$/.test(before) && /^[.,;]?\s*(\n|$)/.test(after);
}
