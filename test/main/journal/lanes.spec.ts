import { describe, expect, it } from 'vitest';
import type { StoredItem } from '../../../main/journal/disk/entries.ts';
import { nextBatch, ready, type Turns } from '../../../main/journal/outbox/lanes.ts';
import { anItem, newComment } from './items.ts';

const always: Turns = { stays: () => null, rests: () => false };
const stays = (which: StoredItem, how: ReturnType<Turns['stays']>): Turns => ({
  ...always,
  stays: (item) => (item === which ? how : null),
});

describe('whose turn it is', () => {
  it('is the first of each student, and nobody whose first is under way or rests', () => {
    const [first, second, other] = [anItem(), anItem(), anItem({}, 'luis@uni.example')];
    expect(ready([first, second, other], always)).toEqual([first, other]);
    expect(ready([first, second, other], { ...always, rests: (item) => item === first })).toEqual([other]);
  });

  it('passes on once an item is over, or is the teacher’s to decide', () => {
    for (const state of ['confirmed', 'cancelled', 'conflict', 'rejected'] as const) {
      const second = anItem();
      expect(ready([anItem({ state }), second], always)).toEqual([second]);
    }
  });

  it('waits for a delay, and passes by what the teacher holds back', () => {
    const [first, second] = [anItem(), anItem()];
    expect(ready([first, second], stays(first, 'delay'))).toEqual([]);
    expect(ready([first, second], stays(first, 'until-told'))).toEqual([second]);
    expect(ready([first, second], stays(first, 'paused'))).toEqual([second]);
  });

  it('of an open question comes before anything else, also when it would be held by now', () => {
    const asked = anItem({ state: 'unknown' });
    expect(ready([asked, anItem()], stays(asked, 'paused'))).toEqual([asked]);
  });
});

describe('what goes together', () => {
  const students = Array.from({ length: 60 }, (_, n) => anItem({}, `s${n}@uni.example`));

  it('are new comments under one name, 25 at most', () => {
    expect(nextBatch(students)).toEqual(students.slice(0, 25));
    const [first, second, third] = students as [StoredItem, StoredItem, StoredItem];
    const signed = { ...second, change: { ...newComment('x'), author: 'Luis' } };
    expect(nextBatch([first, signed, third])).toEqual([first, third]);
  });

  it('is nothing else: an open question, an edit, a withdrawal go alone', () => {
    const base = { id: '7', version: '1', text: 'Bien.' };
    const withdrawal = { ...anItem(), change: { ...newComment(''), kind: 'withdraw' as const, base } };
    const asked = anItem({ state: 'sent' });
    expect(nextBatch([withdrawal, ...students])).toEqual([withdrawal]);
    expect(nextBatch([asked, ...students])).toEqual([asked]);
    expect(nextBatch([...students.slice(0, 2), asked, withdrawal])).toEqual(students.slice(0, 2));
    expect(nextBatch([])).toEqual([]);
  });
});
