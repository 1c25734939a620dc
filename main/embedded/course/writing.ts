import type { Random } from './random.ts';

/** How somebody types. */
export interface Hand {
  notation: 'plain' | 'tex' | 'mixed';
  accents: boolean;
  capitals: boolean;
  decimals: 'point' | 'comma' | 'both';
  abbreviates: boolean;
  /** Mistyped words in a thousand. */
  slips: number;
}

const formula = /(\$\$[\s\S]*?\$\$|\$[^$]*\$|\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\])/;

export function hasTex(text: string): boolean {
  return text.includes('$') || text.includes('\\(') || text.includes('\\[');
}

/** Changes the words and leaves the formulas alone. */
function inWords(text: string, change: (words: string) => string): string {
  return text
    .split(formula)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('');
}

export function withoutAccents(text: string): string {
  return text.replace(/[áéíóúü]/gi, (letter) => letter.normalize('NFD').charAt(0)).replace(/[¿¡]/g, '');
}

const short: [RegExp, string][] = [
  [/\bporque\b/g, 'xq'],
  [/\bque\b/g, 'q'],
  [/\bpara\b/g, 'pa'],
  [/\btambién\b|\btambien\b/g, 'tb'],
];

function slip(words: string, perThousand: number, random: Random): string {
  if (perThousand === 0) return words;
  return words.replace(/\p{L}{5,}/gu, (word) => {
    if (!random.chance(perThousand / 1000)) return word;
    const at = random.between(1, word.length - 3);
    const swapped = word.charAt(at + 1) + word.charAt(at);
    const mistyped = random.pick([swapped, word.charAt(at), swapped]);
    return word.slice(0, at) + mistyped + word.slice(at + 2);
  });
}

function decimals(words: string, hand: Hand, random: Random): string {
  return words.replace(/(\d)\.(\d)/g, (number, whole: string, part: string) => {
    const comma = hand.decimals === 'comma' || (hand.decimals === 'both' && random.chance(0.5));
    return comma ? `${whole},${part}` : number;
  });
}

/** A text the way this person would have typed it. */
export function inHand(text: string, hand: Hand, random: Random): string {
  let written = inWords(text, (words) => {
    let changed = words;
    if (hand.abbreviates) {
      for (const [word, abbreviation] of short) changed = changed.replace(word, abbreviation);
    }
    changed = decimals(slip(changed, hand.slips, random), hand, random);
    return hand.accents ? changed : withoutAccents(changed);
  });
  if (!hand.capitals) written = written.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  if (random.chance(hand.capitals ? 0.15 : 0.6)) written = written.replace(/\.$/, '');
  return written;
}

/** The formula somebody never looked at again: a brace, a dollar or a closing bracket is gone. */
export function breakTex(text: string, random: Random): string {
  const ways: ((good: string) => string)[] = [
    (good) => good.replace(/\}(?=[^}]*$)/, ''),
    (good) => good.replace(/\$(?=[^$]*$)/, ''),
    (good) => good.replace(/\\\)|\\\]/, ''),
    (good) => good.replace(/\\frac\{/, '\\frac{{'),
    (good) => good.replace(/\\(lim|frac|sqrt|int)/, '\\$1o'),
  ];
  const broken = ways.map((way) => way(text)).filter((result) => result !== text);
  return broken.length > 0 ? random.pick(broken) : text;
}

/** What somebody changes in a borrowed answer, so that it does not look borrowed. */
export function disguise(text: string, random: Random): string {
  const ways: ((original: string) => string)[] = [
    (original) => original,
    (original) => original.replace(/\.$/, ''),
    (original) => inWords(original, withoutAccents),
    (original) => original.replace(/ = /g, '='),
    (original) => original.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase()),
    (original) => original.replace(/\bporque\b/, 'ya que'),
    (original) => original.replace(/\bentonces\b/, 'por lo tanto'),
    (original) => original.replace(/, /, ' '),
    (original) => `${original} `,
  ];
  return random.pick(ways)(text);
}
