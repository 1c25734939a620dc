import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../renderer/theme/tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

function colour(name: string, theme: 'light' | 'dark'): string {
  const value = tokens.get(name)?.[theme];
  if (value === undefined) throw new Error(`No token --${name}`);
  return value;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const texts: [string, string[]][] = [
  ['ink', [...grounds, 'accent-soft', 'wait-soft', 'draft-soft', 'done-soft', 'bad-soft']],
  ['ink-2', [...grounds, 'accent-soft', 'bad-soft']],
  ['ink-3', grounds],
  ['accent', [...grounds, 'accent-soft']],
  ['wait', [...grounds, 'wait-soft']],
  ['draft', [...grounds, 'draft-soft']],
  ['done', [...grounds, 'done-soft']],
  ['bad', [...grounds, 'bad-soft']],
  ['accent-ink', ['accent']],
  ['paper', ['ink']],
];

const pairs = texts.flatMap(([text, on]) =>
  on.flatMap((ground) => (['light', 'dark'] as const).map((theme) => ({ text, ground, theme }))),
);

describe('the tokens', () => {
  it.each(pairs)('let --$text be read on --$ground when it is $theme', ({ text, ground, theme }) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['light', 'dark'] as const)('show the edge of a control when it is %s', (theme) => {
    for (const ground of grounds) {
      expect(contrast(colour('line-strong', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
    }
  });
});
