import { open, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#contract/errors';
import { aboutEva, aComment, noKeychain, openLaptop } from './laptop.ts';
import { openCabinet } from './reading.ts';

// Somebody who types on a laptop whose disk fills up, runs full, and has room again. Runs where the disk is small.

const { userData, place } = JSON.parse(process.argv[2] ?? '') as {
  userData: string;
  place: { host: string; port: number; user: string; password: string; database: string };
};

const statuses: (string | null)[] = [];
const laptop = await openLaptop({ userData, place }, (name, payload) => {
  if (name === 'journal-status' && 'trouble' in payload) statuses.push(payload.trouble);
});
const keep = (key: string, text: string) =>
  laptop.handlers.keep({ course: laptop.course, key, text, about: aboutEva });
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));
const failing = (work: Promise<unknown>) => work.then(() => null, codeOf);

await keep('antes', 'Escrito cuando había sitio.');
const first = aComment('Publicado cuando había sitio.');
await laptop.handlers.publish({ ...first, course: laptop.course });
await laptop.until(first.change.key, ({ state }) => state === 'confirmed');

const filler = await open(join(userData, 'filler'), 'w');
for (let piece = 1 << 20; piece >= 1; piece = piece > 4096 ? 4096 : piece === 4096 ? 1 : 0) {
  while (
    await filler.write(Buffer.alloc(piece)).then(
      ({ bytesWritten }) => bytesWritten > 0,
      () => false,
    )
  );
}
await filler.close();
const { bavail } = await statfs(userData);

// Letter by letter, until the last page of the file is full too, and on from there.
let text = '';
let failed: string | null = null;
let lettersAfter = 0;
while (lettersAfter < 20) {
  text += 'palabra ';
  const how = await failing(keep('durante', text));
  failed ??= how;
  if (failed !== null) lettersAfter += 1;
}
const saidAtOnce = [...statuses];
const inMemory = (await laptop.handlers.drafts({ discarded: false })).map((draft) => [draft.key, draft.text]);
const second = aComment('Publicado con el disco lleno.');
const publishing = await failing(laptop.handlers.publish({ ...second, course: laptop.course }));
const leaving = laptop.journal.leaving();
const onDiskThen = await openCabinet(userData, noKeychain);
const whileFull = { drafts: [...onDiskThen.drafts], damaged: onDiskThen.damaged };
await onDiskThen.close();

await rm(join(userData, 'filler'));
for (let n = 0; n < 200 && (await laptop.handlers.status(undefined)).trouble !== null; n++) await sleep(25);
const onDisk = await openCabinet(userData, noKeychain);
const afterwards = {
  drafts: [...onDisk.drafts],
  items: onDisk.items.map(({ change, state }) => [change.key === first.change.key, state]),
  damaged: onDisk.damaged,
};
await onDisk.close();
await laptop.handlers.publish({ ...second, course: laptop.course });
const { state } = await laptop.until(second.change.key, (item) => item.state === 'confirmed');
await laptop.close();

const report = {
  bavail,
  failed,
  saidAtOnce,
  text,
  inMemory,
  publishing,
  leaving,
  whileFull,
  afterwards,
  statuses,
  publishedLater: state,
  files: (await readdir(join(userData, 'journal'))).map((name) => name.replace(/^[0-9a-f]+/, '')),
};
process.stdout.write(JSON.stringify(report));
