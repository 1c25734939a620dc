/** Numbers that look random and are the same on every run. */
export interface Random {
  /** 0 ≤ n < 1 */
  fraction(): number;
  /** 0 ≤ n < limit, whole */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
  text(alphabet: string, least: number, most: number): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function fraction(): number {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(fraction() * limit);
  function pick<Item>(items: readonly Item[]): Item {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }
  return {
    fraction,
    below,
    pick,
    chance: (probability) => fraction() < probability,
    shuffled(items) {
      return items
        .map((item) => ({ item, key: fraction() }))
        .sort((one, other) => one.key - other.key)
        .map(({ item }) => item);
    },
    text(alphabet, least, most) {
      const characters = [...alphabet];
      return Array.from({ length: least + below(most - least + 1) }, () => pick(characters)).join('');
    },
  };
}
