import { describe, expect, it } from 'vitest';
import { wordDifference } from '../../../../renderer/features/attempts/word-difference.ts';
import { createRandom } from '../../../support/random.ts';

const shown = (before: string, after: string) =>
  wordDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('what became of a text', () => {
  it.each([
    ['igual', 'igual', 'igual'],
    ['', 'todo nuevo', '[+todo nuevo]'],
    ['todo', '', '[-todo]'],
    ['el límite es 3', 'el límite es 4', 'el límite es [-3][+4]'],
    ['da 0/0', 'da 0/0, entonces factorizo', 'da 0/0[+, entonces factorizo]'],
    ['x^2 + 1', 'x^2 + 2x + 1', 'x^2 + [+2x + ]1'],
    ['a b c d', 'b c x d', '[-a ]b c[+ x] d'],
  ])('%s → %s', (before, after, expected) => expect(shown(before, after)).toBe(expected));

  it('is the old text without what was added, and the new one without what was removed', () => {
    const random = createRandom(7);
    const vocabulary = ['uno', 'dos', ' ', '\n', ',', 'tres', 'x', '\u{1F600}', '\ud800'];
    const text = () => Array.from({ length: random.below(40) }, () => random.pick(vocabulary)).join('');
    for (let round = 0; round < 400; round += 1) {
      const [before, after] = [text(), text()];
      const pieces = wordDifference(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map((piece) => piece.text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }
  });

  it('takes long texts that have nothing in common as two', () => {
    const since = performance.now();
    const before = Array.from({ length: 30_000 }, (_, index) => `a${index}`).join(' ');
    const after = Array.from({ length: 30_000 }, (_, index) => `b${index}`).join('\n');
    expect(wordDifference(before, after)).toHaveLength(2);
    expect(performance.now() - since).toBeLessThan(3000);
  });
});
