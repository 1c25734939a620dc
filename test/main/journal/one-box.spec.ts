import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../main/journal/disk/store.ts';
import { discardDraft, keepDraft, recoverDraft } from '../../../main/journal/drafts.ts';
import { queuedItem } from '../../../main/journal/outbox/changes.ts';
import { newComment } from './items.ts';
import { aFolder, draft, openAt, textsOf } from './support.ts';

const item = queuedItem({ change: newComment('Bien.'), studentName: 'Eva' });

describe('two who write into one box', () => {
  const said = '0b6f1c52-7f1c-4d8e-9a0e-3f2a51c7d001';
  const mine = '7c9d2f64-1b3a-4c5d-8e6f-2a4b6c8d0e02';
  const typed = (text: string, from?: string) => ({
    ...{ key: 'foro1/1', text, page: mine, from },
    about: draft('', '').about,
  });
  const back = (text: string) => ({ ...draft('foro1/1', text), page: said, returned: true });

  /** In memory, and as the file says it. */
  async function everywhere(path: string, store: Store): Promise<Record<string, string>> {
    const now = textsOf(store);
    expect(textsOf(await openAt(path))).toEqual(now);
    return now;
  }

  it('keep both: what came back, and what was typed by somebody who could not know', async () => {
    const path = join(await aFolder(), 'a.journal');
    const store = await openAt(path);
    await store.commit({ drafts: [back('Vuelto.')] });
    expect(await keepDraft(store, typed('Tecleado'))).toEqual(['foro1/1 (0b6f1c52)']);
    await keepDraft(store, typed('Tecleado antes.'));
    expect(await everywhere(path, store)).toEqual({
      'foro1/1': 'Tecleado antes.',
      'foro1/1 (0b6f1c52)': 'Vuelto.',
    });
  });

  it('also when the words come back while the keystroke is on its way to the disk', async () => {
    const path = join(await aFolder(), 'a.journal');
    const store = await openAt(path);
    await Promise.all([store.commit({ drafts: [back('Vuelto.')] }), keepDraft(store, typed('Tecleado.'))]);
    expect(await everywhere(path, store)).toEqual({
      'foro1/1': 'Tecleado.',
      'foro1/1 (0b6f1c52)': 'Vuelto.',
    });
  });

  it('go on from what came back once they have seen it, and an empty box says nothing before', async () => {
    const path = join(await aFolder(), 'a.journal');
    const store = await openAt(path);
    await store.commit({ drafts: [back('Vuelto.')] });
    await keepDraft(store, typed(''));
    expect(textsOf(store)).toEqual({ 'foro1/1': 'Vuelto.' });
    await keepDraft(store, typed('Otra cosa.', said));
    expect(await everywhere(path, store)).toEqual({ 'foro1/1': 'Otra cosa.' });
  });

  it('lose nothing that was typed while the words before it were being published', async () => {
    const path = join(await aFolder(), 'a.journal');
    const store = await openAt(path);
    await keepDraft(store, typed('Bien.'));
    await Promise.all([
      store.commit({ items: [item], gone: ['foro1/1'] }),
      keepDraft(store, typed('Lo siguiente')),
    ]);
    expect(await everywhere(path, store)).toEqual({ 'foro1/1': 'Lo siguiente' });
  });

  it('keep what nobody had read from the disk yet', async () => {
    const path = join(await aFolder(), 'a.journal');
    await keepDraft(await openAt(path), { ...typed('De ayer.'), page: said });
    const store = await openAt(path);
    await keepDraft(store, typed('De hoy.'));
    expect(Object.values(await everywhere(path, store)).sort()).toEqual(['De ayer.', 'De hoy.']);
  });

  it('find what was thrown away, also after its box was used again', async () => {
    const path = join(await aFolder(), 'a.journal');
    const store = await openAt(path);
    await keepDraft(store, typed('Primero.'));
    await discardDraft(store, 'foro1/1');
    await keepDraft(store, typed('Segundo.'));
    expect((await recoverDraft(store, 'foro1/1')).text).toBe('Primero.');
    expect(Object.values(await everywhere(path, store)).sort()).toEqual(['Primero.', 'Segundo.']);
  });
});
