import { hiddenCharacter } from '../../components/hidden-characters.ts';
import { delimitedIn } from './delimiters.ts';
import { shorthandIn } from './shorthand.ts';
import { texOf } from './student-tex.ts';

export interface TextSegment {
  kind: 'text';
  raw: string;
}

export interface FormulaSegment {
  kind: 'formula';
  /** What the student typed, delimiters and all. */
  raw: string;
  tex: string;
  display: boolean;
}

export type Segment = TextSegment | FormulaSegment;

/** An answer as prose and formulas; put together again, the raws are the answer. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let prose = '';
  const addFormula = (raw: string, tex: string, display: boolean) => {
    // Whatever steers or hides is left to the plain text, which names it.
    if (hiddenCharacter.test(raw)) {
      prose += raw;
      return;
    }
    if (prose !== '') segments.push({ kind: 'text', raw: prose });
    prose = '';
    segments.push({ kind: 'formula', raw, tex, display });
  };
  const addProse = (part: string) => {
    let done = 0;
    for (const { from, to, tex } of shorthandIn(part)) {
      prose += part.slice(done, from);
      addFormula(part.slice(from, to), tex, false);
      done = to;
    }
    prose += part.slice(done);
  };
  let done = 0;
  for (const { from, to, tex, display } of delimitedIn(text)) {
    addProse(text.slice(done, from));
    addFormula(text.slice(from, to), texOf(tex), display);
    done = to;
  }
  addProse(text.slice(done));
  if (prose !== '') segments.push({ kind: 'text', raw: prose });
  return segments;
}
