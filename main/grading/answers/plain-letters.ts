// One letter for everything that people and their keyboards write for it.

const fractions: Record<string, string> = {
  '½': '1/2', '⅓': '1/3', '⅔': '2/3', '¼': '1/4', '¾': '3/4', '⅕': '1/5', '⅖': '2/5', '⅗': '3/5', '⅘': '4/5',
  '⅙': '1/6', '⅚': '5/6', '⅐': '1/7', '⅛': '1/8', '⅜': '3/8', '⅝': '5/8', '⅞': '7/8', '⅑': '1/9', '⅒': '1/10',
}; // biome-ignore format: a table
const raised: Record<string, string> = {
  '⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9', '⁺': '+', '⁻': '-', ⁿ: 'n',
}; // biome-ignore format: a table
const signs: Record<string, string> = {
  '−': '-', '–': '-', '—': '-', '‐': '-', '‑': '-', '×': '*', '·': '*', '⋅': '*', '∙': '*', '÷': '/', '⁄': '/', '∕': '/',
  '≤': '<=', '≥': '>=', '≠': '!=', '→': '->', '⟶': '->', '⇒': '=>', 
  '’': "'", '‘': "'", '´': "'", '`': "'", '“': '"', '”': '"', '«': '"', '»': '"',
}; // biome-ignore format: a table

/** Signs that become words keep apart from the letters beside them. */
const named: Record<string, string> = { '∞': 'inf', π: 'pi', '√': 'sqrt' };

const oneOf = (table: Record<string, string>) => `[${Object.keys(table).join('')}]`;
const fractionSign = new RegExp(`((?<!\\d)\\d{1,9})?(${oneOf(fractions)})`, 'g');
const raisedSigns = new RegExp(`${oneOf(raised)}+`, 'g');
const namedSign = new RegExp(`(?<before>\\p{L})?(?<sign>${oneOf(named)})(?<after>\\p{L})?`, 'gu');
const anySign = new RegExp(oneOf(signs), 'g');
const loweredDigits = /[₀-₉]+/g;
/** What shows nothing, steers others, or is half a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cf}\p{Cs}\u3164]/gu;
/** A bar or an arrow over a letter of mathematics is no accent. */
const accents = /(?<=[aeiounc])[\u0300-\u0303\u0308\u0327]+/gu;

/** Case, accents, typographic signs and invisible characters evened out; words and numbers stay as they are. */
export function plainLetters(text: string): string {
  return text
    .replace(unseen, '')
    .replace(fractionSign, (_, whole: string | undefined, sign: string) =>
      whole === undefined ? `(${fractions[sign]})` : `(${whole}+${fractions[sign]})`,
    )
    .replace(raisedSigns, (run) => `^(${[...run].map((sign) => raised[sign]).join('')})`)
    .replace(loweredDigits, (run) => `_${run.normalize('NFKC')}`)
    .replace(namedSign, (_, before = '', sign = '', after = '') =>
      [before, named[sign] ?? sign, after].filter((part) => part !== '').join(' '),
    )
    .replace(anySign, (sign) => signs[sign] ?? sign)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC');
}
