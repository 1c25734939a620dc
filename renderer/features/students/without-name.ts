import type { Student } from '#contract/grading';

/** What stands between the parts of a name and is part of many. */
const small = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'da', 'do', 'dos', 'von', 'van']);

/**
 * A text with the student's name replaced, however much of it is written there: in full, as an address, or the
 * first name alone. A name that is also a word of the language counts where it begins with a capital.
 */
export function withoutName(text: string, { name, email, id }: Student, instead: string): string {
  const addresses = [...new Set([email, id])].filter((each) => each.includes('@'));
  const bare = addresses.reduce((so, address) => so.replaceAll(address, instead), text);
  const words = name.split(/\s+/).filter((word) => word.length > 1 && !small.has(word.toLowerCase()));
  if (words.length === 0) return bare;
  const known = new Set(words.map(folded));
  // Neighbouring words of the name, with the small ones between them, are named once.
  const joints = [...small].join('|');
  const run = new RegExp(
    `(?<![\\p{L}\\p{M}])\\p{Lu}[\\p{L}\\p{M}'’-]*(?:\\s+(?:(?:${joints})\\s+)*\\p{Lu}[\\p{L}\\p{M}'’-]*)*`,
    'gu',
  );
  return bare.replace(run, (found) => replaced(found, known, instead));
}

function replaced(found: string, known: ReadonlySet<string>, instead: string): string {
  const parts = found.split(/(\s+)/);
  const isName = (part: string | undefined) => part !== undefined && known.has(folded(part));
  const first = parts.findIndex(isName);
  if (first < 0) return found;
  const last = parts.findLastIndex(isName);
  const between = parts.slice(first, last + 1).filter((part) => part.trim() !== '');
  if (!between.every((part) => isName(part) || small.has(part.toLowerCase())))
    return parts.map((part) => (isName(part) ? instead : part)).join('');
  return [...parts.slice(0, first), instead, ...parts.slice(last + 1)].join('');
}

function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
