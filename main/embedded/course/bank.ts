import type { Random } from './random.ts';

// The files in resources/sample-course/answers: sections in brackets, one phrase a line, the
// first character says what the phrase is good for. Inside a phrase «one¦another» are
// alternatives, nested as deep as wanted, and ⏎ is a new line.
export type Section = Partial<Record<string, string[]>>;
export type Bank = Partial<Record<string, Section>>;

export function parseBank(text: string): Bank {
  const bank: Bank = {};
  let section: Section = {};
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const heading = /^\[(.+)\]$/.exec(line)?.[1];
    if (heading !== undefined) {
      section = {};
      bank[heading] = section;
      continue;
    }
    const [, mark, phrase] = /^(\S) ?(.*)$/.exec(line) ?? [];
    if (mark === undefined || phrase === undefined) throw new SyntaxError(`Line ${index + 1}: ${line}`);
    section[mark] = [...(section[mark] ?? []), phrase];
  }
  return bank;
}

export function phrasesOf(bank: Bank, section: string, mark: string): string[] {
  const phrases = bank[section]?.[mark];
  if (!phrases) throw new Error(`The bank has no "${mark}" in [${section}]`);
  return phrases;
}

/** One way of saying a phrase. */
export function say(phrase: string, random: Random): string {
  let text = phrase;
  while (text.includes('«')) {
    const before = text;
    text = text.replace(/«([^«»]*)»/g, (_, choices: string) => random.pick(choices.split('¦')));
    if (text === before) throw new SyntaxError(`Unbalanced « in: ${phrase}`);
  }
  return text
    .replace(/ *⏎ */g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/,? ([.,;:?!])(?=\s|$)/g, '$1')
    .replace(/([.?!])\.(?=\s|$)/g, '$1')
    .trim();
}
