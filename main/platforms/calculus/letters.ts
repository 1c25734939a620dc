// What people write for a letter, and what they expect to be found by it. Everything here is by Unicode's own
// decompositions, so that a text is found however its accents are stored.

/** Accents as characters of their own. */
const marks = '\u0300-\u036f';
const onlyMarks = new RegExp(`^[${marks}]+$`, 'u');

/** What has no decomposition but is the same letter to whoever searches. */
const kin: Record<string, string> = { d: 'đð', h: 'ħ', i: 'ı', l: 'ł', o: 'ø', t: 'ŧ', μ: 'µ', σ: 'ς' };
/** Two letters in one character. */
const joined: Record<string, string> = { ae: 'æ', oe: 'œ', ss: 'ßẞ', fi: 'ﬁ', fl: 'ﬂ' };

/** The variants that an index can still tell apart; rarer ones would make it look everywhere. */
const usual: Record<string, string> = {
  a: 'áàâäã',
  c: 'ç',
  e: 'éèêë',
  i: 'íìîï',
  n: 'ñ',
  o: 'óòôöõ',
  u: 'úùûü',
};

/**
 * Whatever `anyOf` finds and `usualOf` does not, as a regular expression: the answers that hold any of it are few,
 * and have an index of their own. It must never change, because that index is known by it.
 */
export const unusual = [
  '\\u00b5\\u00c5\\u00c6\\u00d0\\u00d8\\u00dd\\u00df\\u00e5\\u00e6\\u00f0\\u00f8\\u00fd\\u00ff',
  '\\u0100-\\u024f\\u0300-\\u036f\\u0385-\\u0390\\u03aa-\\u03b0\\u03c2\\u03ca-\\u03ce\\u03d3\\u03d4',
  '\\u0400-\\u0403\\u0407\\u040c-\\u040e\\u0419\\u0439\\u0450-\\u0453\\u0457\\u045c-\\u045e\\u0476\\u0477',
  '\\u04c1-\\u04f9\\u1e00-\\u1fff\\u2000-\\u200a\\u202f\\u3000\\ufb00-\\ufb06',
].join('');

const caseless = (letters: string): string[] =>
  [...letters]
    .flatMap((letter) => [letter, letter.toLowerCase(), letter.toUpperCase()])
    .filter((letter) => [...letter].length === 1);

const decomposed = new Map<string, Set<string>>();
const variantsOf = (letter: string) => decomposed.get(letter) ?? new Set();
function remember(letter: string, variants: Iterable<string>): void {
  decomposed.set(letter, new Set([...variantsOf(letter), ...variants]));
}

// The scripts in which letters with accents have characters of their own end before this.
const lastComposed = 0x2000;
for (let code = 0xc0; code < lastComposed; code++) {
  const character = String.fromCodePoint(code);
  const [base = '', ...rest] = character.normalize('NFD');
  if (rest.length > 0 && onlyMarks.test(rest.join(''))) remember(base.toLowerCase(), caseless(character));
}
for (const [letter, others] of [...Object.entries(kin), ...Object.entries(joined)]) {
  for (const other of caseless(others)) remember(letter, [other, ...variantsOf(other.toLowerCase())]);
}

const plainOf = new Map(
  [...decomposed].flatMap(([letter, variants]) =>
    [...variants].map((variant): [string, string] => [variant, letter]),
  ),
);

/** What somebody typed, letter by letter, without accents and capitals where that changes nothing. */
export function plainLetters(text: string): string[] {
  return [...text.normalize('NFC')].flatMap((character) => {
    if (onlyMarks.test(character)) return [];
    const letter = plainOf.get(character) ?? character.toLowerCase();
    // Of an æ with an accent the accent goes first.
    return [...(plainOf.get(letter) ?? letter)];
  });
}

/** Between two words, however many and however wide. */
const gaps = { any: '[\\s\\u00a0\\u2000-\\u200a\\u202f\\u3000]+', usual: '[\\s\\u00a0]+' };

const isLetter = /^\p{L}$/u;
const special = /[\\^$.|?*+()[\]{}]/;
const literal = (character: string) => (special.test(character) ? `\\${character}` : character);

/** As it is, in one character or in several. */
function itself(character: string): string {
  const apart = character.normalize('NFD');
  return apart === character
    ? literal(character)
    : `(?:${literal(character)}|${[...apart].map(literal).join('')})`;
}

function classOf(characters: Iterable<string>): string {
  const codes = [...new Set(characters)]
    .map((character) => character.codePointAt(0) ?? 0)
    .sort((one, other) => one - other);
  const ranges: [from: number, to: number][] = [];
  for (const code of codes) {
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return `[${ranges.map(([from, to]) => String.fromCodePoint(...(to === from ? [from] : [from, ...(to - from > 1 ? [0x2d] : []), to]))).join('')}]`;
}

function anyLetter(letter: string): string {
  if (letter === ' ') return gaps.any;
  if (!isLetter.test(letter)) return itself(letter);
  const forms = new Set([...caseless(letter), ...variantsOf(letter)]);
  return `${forms.size > 1 ? classOf(forms) : itself(letter)}[${marks}]*`;
}

/** A regular expression that finds these letters in whatever form they are stored. */
export function anyOf(letters: readonly string[]): string {
  let pattern = '';
  for (let index = 0; index < letters.length; index++) {
    const [one = '', two = ''] = letters.slice(index, index + 2);
    const together = joined[one + two] === undefined ? undefined : variantsOf(one + two);
    if (together !== undefined) index += 1;
    pattern += together
      ? `(?:${anyLetter(one)}${anyLetter(two)}|${classOf(together)}[${marks}]*)`
      : anyLetter(one);
  }
  return pattern;
}

/**
 * The same for answers without anything unusual in them, in a form that a trigram index can use. `apart`: each
 * variant by itself, for a database that takes what it holds for bytes and not for letters.
 */
export function usualOf(letters: readonly string[], apart = false): string {
  return letters
    .map((letter) => {
      if (letter === ' ') return apart ? '\\s+' : gaps.usual;
      const forms = new Set(caseless(letter + (usual[letter] ?? '')));
      if (forms.size < 2) return itself(letter);
      return apart ? `(?:${[...forms].join('|')})` : classOf(forms);
    })
    .join('');
}
