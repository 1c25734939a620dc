import { join } from 'node:path';
import type { KeychainAccess } from '../../../main/connections/keytar.ts';
import { createJournalKey } from '../../../main/journal/disk/journal-key.ts';
import { openPlaces } from '../../../main/journal/places.ts';
import { silent } from '../hosted-course.ts';

/** What is written down on a laptop whose app is not running. */
export async function openCabinet(userData: string, access: KeychainAccess) {
  const key = createJournalKey({ access, onKey: () => undefined, log: silent });
  await key.ask();
  const places = await openPlaces({
    folder: join(userData, 'journal'),
    seal: key.seal,
    onTrouble: () => undefined,
    log: silent,
  });
  const stores = places.all();
  return {
    drafts: new Map(
      stores.flatMap(({ state }) => [...state.drafts].map(([id, { text }]) => [id, text] as const)),
    ),
    marks: stores.flatMap(({ state }) => [...state.marks.values()]),
    items: stores.flatMap(({ state }) => [...state.items.values()]),
    damaged: stores.reduce((sum, store) => sum + store.unread().damaged, places.unreadable()),
    close: () => places.close(),
  };
}
