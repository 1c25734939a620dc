import { describe, expect, it } from 'vitest';
import { plainNotes } from '../../../main/updates/plain-notes.ts';

describe('release notes', () => {
  it.each([
    ['text', 'Faster.\nSafer.', 'Faster.\nSafer.'],
    ['a list', '<h2>New</h2><ul><li>One</li><li>Two &lt; three</li></ul>', 'New\n\n• One\n• Two < three'],
    ['a script', '<p>Hello</p><script>alert(1)</script><img src=x onerror=alert(1)>', 'Hello'],
    ['what only looks like markup', 'a < b and c > d', 'a < b and c > d'],
    ['an entity that hides another', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['nothing', null, ''],
    ['something else', 42, ''],
    [
      'several versions',
      [
        { version: '2.0.0', note: '<p>Two</p>' },
        { version: '1.9.0', note: null },
        { version: '1.8.0', note: 'Eight' },
      ],
      '2.0.0\nTwo\n\n1.8.0\nEight',
    ],
  ])('are %s', (_what, notes, text) => {
    expect(plainNotes(notes)).toBe(text);
  });

  it('end somewhere', () => {
    expect(plainNotes('a'.repeat(1_000_000))).toHaveLength(20_000);
  });
});
