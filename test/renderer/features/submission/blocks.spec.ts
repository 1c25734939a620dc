import { describe, expect, it } from 'vitest';
import { firstBlocks } from '../../../../renderer/features/submission/blocks.ts';

const all = (text: string) => firstBlocks(text, Number.POSITIVE_INFINITY);

describe('blocks of a long answer', () => {
  it.each([
    ['short', 'x'],
    ['empty', ''],
    ['paragraphs', `${'palabra '.repeat(800)}\n\n`.repeat(20)],
    ['lines', `${'palabra '.repeat(40)}\n`.repeat(600)],
    ['one line', 'palabra '.repeat(20_000)],
    ['one word', 'x'.repeat(150_000)],
    ['emoji', `x${'\u{1F600}'.repeat(60_000)}`],
  ])('are the whole: %s', (_name, text) => {
    const { blocks, more } = all(text);
    expect(blocks.join('') === text).toBe(true);
    expect(more).toBe(false);
    for (const block of blocks) expect(block.length).toBeLessThanOrEqual(24_000);
    for (const block of blocks) expect(block).not.toMatch(/\p{Surrogate}/u);
  });

  it('end where no formula can be', () => {
    const text = `${'palabra '.repeat(2000)}\n\n${'$$a\nb$$ '.repeat(3000)}`;
    expect(firstBlocks(text, 1)).toEqual({ blocks: [`${'palabra '.repeat(2000)}\n\n`], more: true });
  });
});
