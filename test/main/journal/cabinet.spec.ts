import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCabinet } from '../../../main/journal/cabinet.ts';
import { openStore } from '../../../main/journal/disk/store.ts';
import { anItem } from './items.ts';
import { aFolder, draft, heading, silent } from './support.ts';

const noKeychain = { read: async () => null, write: async () => undefined, erase: async () => false };

it('counts what is unsent in every journal of this laptop, with no course open', async () => {
  const userData = await aFolder();
  await mkdir(join(userData, 'journal'));
  const entries = {
    a1: { items: [anItem(), anItem({ state: 'unknown' }), anItem({ state: 'confirmed' })] },
    b2: { items: [anItem()], drafts: [draft('foro1/1', 'A medias.')] },
    c3: { marks: [{ id: randomUUID(), wish: 'withdraw', key: randomUUID() } as const] },
  };
  for (const [place, entry] of Object.entries(entries)) {
    const path = join(userData, 'journal', `${place}.journal`);
    const store = await openStore({
      path,
      heading: { ...heading, place },
      seal: null,
      onTrouble: () => undefined,
      log: silent,
    });
    await store.commit(entry);
    await store.close();
  }
  const cabinet = createCabinet({
    userData,
    access: noKeychain,
    onStatus: () => undefined,
    onUnlocked: () => undefined,
    log: silent,
  });
  onTestFinished(() => cabinet.close());
  await cabinet.places();
  expect(cabinet.waiting()).toBe(4);
});
