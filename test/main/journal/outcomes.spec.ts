import { describe, expect, it } from 'vitest';
import type { StoredItem } from '../../../main/journal/disk/entries.ts';
import { draftOf, inverseOf, undoing } from '../../../main/journal/outbox/changes.ts';
import { concluded, type Ended } from '../../../main/journal/outbox/outcomes.ts';
import { anItem, newComment } from './items.ts';
import { draft } from './support.ts';

const none = new Map();
const confirmed: Ended = { outcome: 'confirmed', id: '7', version: '3', writtenAt: null };
const problem = { code: 'unreachable', reason: 'connection-reset' } as const;
const sent = anItem({ state: 'sent', takenId: '7', draft: 'foro1/1' });

describe('how a try ended', () => {
  it('is one line of the journal: the item as it is from then on', () => {
    const states = (
      [
        [confirmed, 'confirmed'],
        [{ outcome: 'absent' }, 'queued'],
        [{ outcome: 'retry', problem }, 'queued'],
        [{ outcome: 'unknown', problem }, 'unknown'],
        [{ outcome: 'rejected', code: 'not-allowed' }, 'queued'],
        [{ outcome: 'rejected', code: 'student-unknown' }, 'rejected'],
        [{ outcome: 'rejected', code: 'names-unconfirmed' }, 'queued'],
        [{ outcome: 'conflict', kind: 'colleague', theirs: [] }, 'conflict'],
      ] as [Ended, StoredItem['state']][]
    ).map(([ended, state]) => [concluded(sent, ended, none).items?.map((item) => item.state), [state]]);
    for (const [found, wanted] of states) expect(found).toEqual(wanted);
  });

  it('of a withdrawal or a rewording this login may not make is told, and keeps nothing behind it waiting', () => {
    const base = { id: '7', version: '1', text: 'Bien.' };
    const { seen: _seen, text: _text, ...about } = newComment('');
    const withdrawal = { ...sent, change: { ...about, kind: 'withdraw' as const, base } };
    const rewording = { ...sent, change: { ...about, kind: 'edit' as const, base, text: 'Muy bien.' } };
    const ended: Ended = { outcome: 'rejected', code: 'not-allowed' };
    for (const item of [withdrawal, rewording]) {
      expect(concluded(item, ended, none).items?.[0]?.state).toBe('rejected');
    }
  });

  it('keeps the id that was taken, except where it turned out to be another comment’s', () => {
    expect(concluded(sent, { outcome: 'absent' }, none).items?.[0]?.takenId).toBe('7');
    const again = concluded(sent, { outcome: 'take-another-id' }, none).items?.[0];
    expect(again).toMatchObject({ state: 'queued', takenId: null, needsAnotherId: true });
  });

  it('takes back what somebody wanted undone, if it never arrived', () => {
    const unwanted = { ...sent, undoAsked: true };
    for (const ended of [
      { outcome: 'absent' },
      { outcome: 'retry', problem },
      { outcome: 'take-another-id' },
      { outcome: 'rejected', code: 'refused' },
    ] as Ended[]) {
      expect(concluded(unwanted, ended, none)).toMatchObject({
        items: [{ state: 'cancelled', undoAsked: false }],
        drafts: [{ key: 'foro1/1', text: 'Bien.' }],
      });
    }
  });

  it('withdraws it in the same line, if it did', () => {
    const { items = [], drafts = [] } = concluded({ ...sent, undoAsked: true }, confirmed, none);
    expect(drafts).toEqual([]);
    expect(items).toMatchObject([
      { state: 'confirmed', undoneBy: items[1]?.change.key },
      {
        state: 'queued',
        undoes: sent.change.key,
        change: { kind: 'withdraw', base: { id: '7', version: '3' } },
      },
    ]);
  });

  it('leaves the wish to undo standing as long as nobody knows', () => {
    const [item] = concluded({ ...sent, undoAsked: true }, { outcome: 'unknown', problem }, none).items ?? [];
    expect(item).toMatchObject({ state: 'unknown', undoAsked: true });
  });
});

describe('undoing what undid', () => {
  it('leads back to the same words', () => {
    const published = anItem({ state: 'confirmed', confirmed: { id: '7', version: '1', writtenAt: null } });
    const withdrawn = inverseOf(published);
    expect(withdrawn).toMatchObject({ kind: 'withdraw', base: { id: '7', version: '1', text: 'Bien.' } });
    const gone = { ...anItem(published), change: withdrawn ?? newComment('') };
    expect(inverseOf(gone)).toMatchObject({ kind: 'restore', base: { id: '7', text: 'Bien.' } });
    expect(undoing({ ...published, undoneBy: 'x' })).toBeNull();
    expect(inverseOf(anItem())).toBeNull();
  });
});

describe('words that become a draft again', () => {
  it('go where they came from, and never over others', () => {
    const item = anItem({ draft: 'foro1/1' });
    expect(draftOf(item, none)).toMatchObject({ key: 'foro1/1', text: 'Bien.', discardedAt: null });
    const others = new Map([['foro1/1', draft('foro1/1', 'Otras palabras.')]]);
    expect(draftOf(item, others)?.key).toMatch(/^foro1\/1 \(/);
    expect(draftOf(item, new Map([['foro1/1', draft('foro1/1', '')]]))?.key).toBe('foro1/1');
  });

  it('know by then what stood in their way', () => {
    const theirs = { id: '9', version: '2', text: 'Suyo.', author: 'Luis', writtenAt: null };
    const colleague = anItem({ conflict: { outcome: 'conflict', kind: 'colleague', theirs: [theirs] } });
    expect(draftOf(colleague, none)?.about).toMatchObject({ editing: null, seen: ['9'] });
    const base = { id: '7', version: '1', text: 'Base.' };
    const { seen: _seen, ...about } = newComment('Mío.');
    const rewording = {
      ...anItem({ conflict: { outcome: 'conflict', kind: 'changed', base, theirs } }),
      change: { ...about, kind: 'edit' as const, base },
    };
    expect(draftOf(rewording, none)?.about.editing).toMatchObject({ id: '9', version: '2', text: 'Suyo.' });
  });
});
