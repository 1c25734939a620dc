import { createLink } from '../../../main/connections/link.ts';
import { trustedContext } from '../../../main/database/roots.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { recognise } from '../../../main/platforms/recognise.ts';
import { targetOf } from '../../support/target.ts';

// One opening in a process of its own, with nothing warm: prints the milliseconds from the click on a profile
// to the first page of the queue.

const { place, ca } = JSON.parse(process.env.COLD_OPEN ?? '{}');
const since = performance.now();
// A provider with a public certificate costs reading the roots; here the authority is given, so they are added.
trustedContext();
const link = createLink(targetOf(place, { mode: 'verify-full', ca, channelBinding: 'require' }), {
  onStatus: () => undefined,
});
await link.open();
const catalog = await readCatalog(link.database);
const reader = recognise(catalog).platform.reader(catalog);
const page = await reader.queue(link.database, { order: 'newest', limit: 50 });
const took = performance.now() - since;
if (page.items.length !== 50) throw new Error(`The first page has ${page.items.length} rows.`);
await link.close();
console.log(took);
