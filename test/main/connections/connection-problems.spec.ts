import { describe, expect, it } from 'vitest';
import { connectionReasons } from '#contract/connection-reasons';
import en from '../../../renderer/i18n/en/connection-problems.json' with { type: 'json' };
import es from '../../../renderer/i18n/es/connection-problems.json' with { type: 'json' };

type Sentences = Record<string, { title: string; next: string }>;

const gaps = ({ title, next }: { title: string; next: string }) =>
  [...`${title} ${next}`.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each([
  ['Spanish', es as Sentences],
  ['English', en as Sentences],
])('the %s sentences', (_language, sentences) => {
  it('are there for every reason, and for nothing else', () => {
    expect(Object.keys(sentences).sort()).toEqual([...connectionReasons].sort());
  });

  it('say what happened and what to try next', () => {
    for (const { title, next } of Object.values(sentences)) {
      expect(title).toMatch(/\.$/);
      expect(next).toMatch(/\.$/);
      expect(title.length).toBeLessThan(100);
    }
  });
});

describe('both languages', () => {
  it('fill the same gaps', () => {
    for (const reason of connectionReasons)
      expect([reason, gaps(en[reason])]).toEqual([reason, gaps(es[reason])]);
  });
});
