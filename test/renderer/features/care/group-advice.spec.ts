import { describe, expect, it } from 'vitest';
import { groupAdvice, phaseWord } from '../../../../renderer/features/care/speed/group-advice.ts';
import { indexes } from '../../support/fake-care-data.ts';

describe('advice on indexes', () => {
  it('is gathered by what a teacher would notice, and names what is worth creating', () => {
    const groups = groupAdvice(indexes.advice);
    expect(groups.map(({ purpose }) => purpose)).toEqual(['queue', 'states', 'search', 'fair']);
    expect(groups[0]?.missing).toEqual(['public.tiza_foro1_queue', 'public.tiza_foro2_queue']);
    expect(groups.map(({ readsWholeTable }) => readsWholeTable)).toEqual([true, true, false, false]);
  });

  // As PostgreSQL 12 and later name them.
  it.each([
    ['initializing', 'initializing'],
    ['waiting for writers before build', 'waiting'],
    ['waiting for old snapshots', 'waiting'],
    ['building index: scanning table', 'building'],
    ['index validation: sorting tuples', 'validation'],
    ['something new', 'other'],
  ])('says %s as %s', (phase, word) => {
    expect(phaseWord(phase)).toBe(word);
  });
});
