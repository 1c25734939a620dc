import { createKeychainAccess } from '../../../main/connections/keytar.ts';
import { createCabinet } from '../../../main/journal/cabinet.ts';
import { silent } from '../hosted-course.ts';
import { aboutEva } from './laptop.ts';

// One start of the app as far as its journals go, under whatever keychain the caller has set up: reads what is
// there, writes one more draft where it can, and says how well they are kept.

const [userData = ''] = process.argv.slice(2);
const cabinet = createCabinet({
  userData,
  access: createKeychainAccess(),
  onStatus: () => undefined,
  onUnlocked: () => undefined,
  log: silent,
});
const about = { id: 'a', name: 'Cálculo', kind: 'profile', host: 'h', database: 'd', user: 'ana' } as const;
const store = await (await cabinet.places()).of({ about: { ...about, readOnly: false }, identity: 'uno' });
const found = [...store.state.drafts.values()].map(({ text }) => text);
const now = new Date().toISOString();
const text = `palabras del arranque ${store.state.drafts.size + store.unread().locked}`;
await store.keep({ key: text, text, about: aboutEva, changedAt: now, discardedAt: null });
const report = { answers: [found, await cabinet.status()], ms: [], longestPauseMs: 0 };
await cabinet.close();
process.stdout.write(JSON.stringify(report));
process.exit();
