/** Enough for any screen and quick to draw. */
const usual = 20_000;
const longest = 24_000;

/** Where a block that begins at `from` ends: where no formula can be cut apart, if there is such a place. */
export function blockEnd(text: string, from: number): number {
  if (text.length - from <= longest) return text.length;
  const limit = from + usual;
  for (const gap of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(gap, limit);
    if (at > from + usual / 4) return at + gap.length;
  }
  // Never between the halves of one character.
  return /[\ud800-\udbff]/.test(text[limit - 1] ?? '') ? limit + 1 : limit;
}

/** The first `count` blocks, and whether there are more. */
export function firstBlocks(text: string, count: number): { blocks: string[]; more: boolean } {
  const blocks: string[] = [];
  let from = 0;
  while (blocks.length < count && from < text.length) {
    const end = blockEnd(text, from);
    blocks.push(text.slice(from, end));
    from = end;
  }
  return { blocks, more: from < text.length };
}
