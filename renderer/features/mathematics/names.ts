// What students call things, and what TeX calls them.

const knownToTex = [
  'sin',
  'cos',
  'tan',
  'cot',
  'sec',
  'csc',
  'ln',
  'log',
  'exp',
  'arcsin',
  'arccos',
  'arctan',
];
const spanish = ['sen', 'tg', 'ctg', 'cotg', 'cosec', 'arcsen', 'arctg', 'senh', 'tgh'];

/** `sen` → `\operatorname{sen}`: written as the student wrote it, never translated. */
export const functions: ReadonlyMap<string, string> = new Map([
  ...knownToTex.map((name) => [name, `\\${name}`] as const),
  ...spanish.map((name) => [name, `\\operatorname{${name}}`] as const),
]);

export const roots: ReadonlySet<string> = new Set(['sqrt', 'raiz', 'raíz', '√']);

/** Also meant when they stand alone in a sentence. */
export const constants: ReadonlyMap<string, string> = new Map([
  ['inf', '\\infty'],
  ['infinity', '\\infty'],
  ['∞', '\\infty'],
  ['pi', '\\pi'],
]);

const greek = [
  'alpha',
  'beta',
  'gamma',
  'delta',
  'epsilon',
  'theta',
  'lambda',
  'rho',
  'sigma',
  'phi',
  'omega',
  'Delta',
  'Gamma',
  'Sigma',
  'Omega',
  'Phi',
];

/** Words too: they are letters only beside other mathematics, as in `x -> infinito`. */
export const greekLetters: ReadonlyMap<string, string> = new Map([
  ...greek.map((name) => [name, `\\${name}`] as const),
  ['infinito', '\\infty'],
  ['oo', '\\infty'],
]);

/** Single letters that are words of a sentence as well. */
export const wordLetters: ReadonlySet<string> = new Set('yaeouYAEOUI');

/** `f(x)` is an application, whatever the sentence around it. */
export const functionLetters: ReadonlySet<string> = new Set('fghFGHuvsAV');

const units = new Set(['cm', 'mm', 'km', 'kg', 'mg', 'ml', 'pm', 'hr', 'tv', 'vs', 'dr', 'sr', 'st', 'nd', 'rd', 'th', 'pp', 'pg']); // biome-ignore format: one line reads better

/** `xh`, `uv`, `dx`: letters that multiply, not a word. */
export function isProduct(word: string): boolean {
  return (
    word === 'ax' ||
    word === 'xe' ||
    word === 'du' ||
    (/^[b-df-hj-np-tv-z]{2}$|^u[vx]$/.test(word) && !units.has(word))
  );
}

/** Slashes of prose. */
const phrases = new Set([
  'y/o',
  'o/y',
  'e/o',
  'c/u',
  's/n',
  'w/o',
  'b/c',
  'm/s',
  'n/a',
  'a/c',
  'i/o',
  'h/m',
  '24/7',
]);

export function isPhrase(text: string): boolean {
  return phrases.has(text.toLowerCase());
}

/** After these words two numbers with a slash are a day, a page or a mark. */
export const beforeDates: ReadonlySet<string> = new Set([
  'el', 'del', 'día', 'dia', 'fecha', 'hasta', 'desde', 'página', 'on', 'date', 'until', 'page',
]); // biome-ignore format: a list of words
