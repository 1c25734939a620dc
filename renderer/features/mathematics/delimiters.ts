export interface Delimited {
  /** Where it begins and ends in the text, delimiters included. */
  from: number;
  to: number;
  tex: string;
  display: boolean;
}

const longest = 5000;
const opening = /\\[([]|\$\$?/g;
const closers: Record<string, string> = { $: '$', $$: '$$', '\\(': '\\)', '\\[': '\\]' };

/** Every `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, in order. Reads the text once, also when nothing closes. */
export function delimitedIn(text: string): Delimited[] {
  const found: Delimited[] = [];
  const next = createFinder(text);
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [open] = match;
    if (text[match.index - 1] === '\\') continue;
    const delimited = closedAt(text, match.index, open, next);
    if (delimited === null) {
      opening.lastIndex = match.index + open.length;
      continue;
    }
    found.push(delimited);
    opening.lastIndex = delimited.to;
  }
  return found;
}

function closedAt(
  text: string,
  from: number,
  open: string,
  next: (closer: string, from: number) => number,
): Delimited | null {
  const closer = closers[open] ?? open;
  const start = from + open.length;
  const end = next(closer, start);
  if (end < 0 || end - start > longest) return null;
  const tex = text.slice(start, end);
  if (tex.trim() === '' || /\n\s*\n/.test(tex)) return null;
  if (open === '$' && !isFormula(tex, text[end + 1] ?? '')) return null;
  return { from, to: end + closer.length, tex, display: open === '$$' || open === '\\[' };
}

/** Two prices in one sentence are no formula. */
function isFormula(tex: string, after: string): boolean {
  if (/^\s|\s$|\\$/.test(tex) || /\d/.test(after)) return false;
  const words = tex.match(/(?<![\\\p{L}{])\p{L}{4,}/gu) ?? [];
  return tex.includes('\\') || words.length < 3;
}

/** Where a closer comes next; each part of the text is looked through once for each. */
function createFinder(text: string): (closer: string, from: number) => number {
  const known = new Map<string, number>();
  return (closer, from) => {
    const before = known.get(closer);
    if (before !== undefined && (before < 0 || before >= from)) return before;
    const at = text.indexOf(closer, from);
    known.set(closer, at);
    return at;
  };
}
