// TeX as people would have typed it without: `\frac{1}{2}` → `((1)/(2))`. What cannot be read stays as it is.

const words: Record<string, string> = {
  cdot: '*', times: '*', ast: '*', div: '/', pm: '+-', le: '<=', leq: '<=', ge: '>=', geq: '>=', ne: '!=', neq: '!=', lt: '<', gt: '>',
  approx: '≈', to: '->', rightarrow: '->', longrightarrow: '->', infty: 'inf', pi: 'pi', left: '', right: '', big: '', bigg: '',
  displaystyle: '', limits: '', quad: ' ', qquad: ' ', colon: ':', ldots: '...', dots: '...', cdots: '...',
}; // biome-ignore format: a table
const fractionWords = new Set(['frac', 'dfrac', 'tfrac', 'cfrac']);
const textWords = new Set(['text', 'mathrm', 'operatorname', 'textbf', 'mathbf', 'textit', 'mathit']);
const deepest = 30;

export function withoutTex(text: string): string {
  const undelimited = text.replace(/\$\$?([^$]*)\$\$?/g, '$1');
  if (!/[\\{}]/.test(undelimited)) return undelimited;
  return read(undelimited, 0, 0, false)?.text ?? undelimited;
}

interface Piece {
  text: string;
  end: number;
  isFraction?: true;
}

/** From here to the end, or to the brace that closes what was opened. Null: it cannot be read. */
function read(source: string, from: number, depth: number, inBraces: boolean): Piece | null {
  if (depth > deepest) return null;
  const pieces: string[] = [];
  let at = from;
  while (at < source.length) {
    const char = source[at];
    if (char === '}') return inBraces ? { text: pieces.join(''), end: at + 1 } : null;
    if (char === '\\' || char === '{') {
      const piece = char === '{' ? read(source, at + 1, depth + 1, true) : readCommand(source, at + 1, depth);
      if (piece === null) return null;
      const before = pieces.at(-1)?.at(-1) ?? ' ';
      if (char === '\\')
        pieces.push(piece.isFraction ? placed(piece, before, source[piece.end]) : piece.text);
      else pieces.push(/[_^]/.test(before) ? `(${piece.text})` : piece.text);
      at = piece.end;
    } else {
      pieces.push(char ?? '');
      at += 1;
    }
  }
  return inBraces ? null : { text: pieces.join(''), end: at };
}

/**
 * Words keep apart from the letters beside them. A fraction needs its brackets only beside other factors; after a number it may be a mixed one, which stays apart.
 */
function placed({ text, isFraction }: Piece, before: string, after = ' '): string {
  if (!isFraction) {
    const from = /\p{L}/u.test(before) && /^\p{L}/u.test(text) ? ' ' : '';
    return from + text + (/\p{L}/u.test(after) && /\p{L}$/u.test(text) ? ' ' : '');
  }
  if (/[\p{L}\p{N}]/u.test(before)) return ` ${text}`;
  return /[/^]/.test(before) || /[\^(\\\p{L}\p{N}]/u.test(after) ? text : text.slice(1, -1);
}

const name = /[a-z]+/y;

function readCommand(source: string, from: number, depth: number): Piece | null {
  name.lastIndex = from;
  const word = name.exec(source)?.[0];
  if (word === undefined) {
    // A bracket of a delimiter, a space of some width, or a sign that needed its backslash.
    const sign = source[from] ?? '';
    return { text: /[()[\]]/.test(sign) ? ' ' : /[,;:! \\]/.test(sign) ? ' ' : sign, end: from + 1 };
  }
  const end = from + word.length;
  if (fractionWords.has(word)) {
    const top = readArgument(source, end, depth);
    const bottom = top && readArgument(source, top.end, depth);
    return bottom && { text: `((${top.text})/(${bottom.text}))`, end: bottom.end, isFraction: true };
  }
  if (word === 'sqrt') return readRoot(source, end, depth);
  if (textWords.has(word)) return readArgument(source, end, depth);
  return { text: words[word] ?? word, end };
}

function readRoot(source: string, from: number, depth: number): Piece | null {
  const degree = /^\s*\[\s*(\d{1,2})\s*\]/.exec(source.slice(from, from + 20));
  const inside = readArgument(source, from + (degree?.[0].length ?? 0), depth);
  if (inside === null) return null;
  const text = degree === null ? `sqrt(${inside.text})` : `((${inside.text})^(1/${degree[1]}))`;
  return { text, end: inside.end };
}

/** `{…}`, or the one sign that follows. */
function readArgument(source: string, from: number, depth: number): Piece | null {
  let at = from;
  while (source[at] === ' ') at += 1;
  if (source[at] === '{') return read(source, at + 1, depth + 1, true);
  if (source[at] === '\\') return depth > deepest ? null : readCommand(source, at + 1, depth + 1);
  const sign = source[at];
  return sign === undefined || sign === '}' ? null : { text: sign, end: at + 1 };
}
