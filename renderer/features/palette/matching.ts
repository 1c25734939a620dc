/** Without accents and capitals: nobody types them when looking for something. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** How well all the words fit, best 0; `null`: they do not. */
export function fit(label: string, words: readonly string[]): number | null {
  const text = folded(label);
  let worst = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return null;
    const starts = at === 0 ? 0 : text.includes(` ${word}`) ? 1 : 2;
    worst = Math.max(worst, starts);
  }
  return worst;
}

export function wordsIn(search: string): string[] {
  return folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Those that fit, the best first, in their own order otherwise. */
export function bestOf<Item extends { label: string }>(
  items: readonly Item[],
  search: string,
  most: number,
): Item[] {
  const words = wordsIn(search);
  return items
    .map((item) => ({ item, rank: fit(item.label, words) }))
    .filter((each): each is { item: Item; rank: number } => each.rank !== null)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ item }) => item);
}
