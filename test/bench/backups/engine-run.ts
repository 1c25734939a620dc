import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { dump } from '../../../main/backups/engine/dump.ts';
import type { Format } from '../../../main/backups/engine/engine.ts';
import { restore } from '../../../main/backups/engine/restore.ts';
import { createDatabase } from '../../../main/database/pool.ts';
import { targetOf } from '../../support/target.ts';

// One backup or restore in a process of its own, as main would do it, so that its memory can be told.
// The answer goes to stdout: milliseconds until everything was on the disk, and the most memory ever held.

export interface EngineRun {
  work: 'dump' | 'restore';
  format: Format;
  file: string;
  place: { host: string; port: number; user: string; password: string; database: string };
}

export interface EngineAnswer {
  ms: number;
  megabytes: number;
}

async function dumpTo({ file, format, place }: EngineRun): Promise<void> {
  const db = createDatabase(targetOf(place));
  // As wide as what the app writes through.
  const sink = createWriteStream(file, { highWaterMark: 1 << 20 });
  await dump({ db, sink, format });
  await new Promise<void>((resolve) => sink.end(resolve));
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
  await db.close();
}

async function restoreFrom({ file, place }: EngineRun): Promise<void> {
  const db = createDatabase(targetOf(place));
  await restore({ db, source: createReadStream(file, { highWaterMark: 1 << 18 }), mode: 'empty' });
  await db.close();
}

const run = JSON.parse(process.env.ENGINE_RUN ?? '{}') as EngineRun;
const since = performance.now();
await (run.work === 'dump' ? dumpTo(run) : restoreFrom(run));
const answer: EngineAnswer = {
  ms: performance.now() - since,
  megabytes: process.resourceUsage().maxRSS / 1000,
};
process.stdout.write(JSON.stringify(answer));
