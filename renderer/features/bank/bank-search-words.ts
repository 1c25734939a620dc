import type { BankEntry } from '#contract/bank';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those with all of the words in them, in any order, accents aside; the order of use stays. */
export function matching(entries: readonly BankEntry[], search: string): BankEntry[] {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter(({ text }) => {
    const within = plain(text);
    return words.every((word) => within.includes(word));
  });
}
