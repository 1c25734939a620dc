import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { dump } from '../../../main/backups/engine/dump.ts';
import type { Format } from '../../../main/backups/engine/engine.ts';
import { inspect } from '../../../main/backups/engine/inspect.ts';
import { restore } from '../../../main/backups/engine/restore.ts';
import { produced } from '../../../main/backups/engine-stream.ts';
import { encrypted } from '../../../main/backups/file/age.ts';
import { contentOf } from '../../../main/backups/file/open-file.ts';
import { writeUnfinished } from '../../../main/backups/file/write-safely.ts';
import { createDatabase } from '../../../main/database/pool.ts';
import { targetOf } from '../../support/target.ts';

// One backup or restore in a process of its own, as main would do it, so that its memory can be told.
// The answer goes to stdout: milliseconds until everything was on the disk, and the most memory ever held.

export interface EngineRun {
  /** `sealed`: encrypted, written and read back as the app does it. */
  work: 'dump' | 'sealed' | 'restore';
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

async function sealTo({ file, format, place }: EngineRun): Promise<void> {
  const passphrase = 'cuatro palabras al azar';
  const db = createDatabase(targetOf(place));
  const { bytes, result } = produced((sink) => dump({ db, sink, format }));
  const written = await writeUnfinished(dirname(file), basename(file), encrypted(bytes, passphrase));
  await result;
  const { complete } = await inspect(contentOf(written.path, passphrase), { depth: 'whole' });
  if (!complete) throw new Error('What was sealed cannot be read back.');
  await written.discard();
  await db.close();
}

/** Where Linux tells, by its own word: what `resourceUsage` says is never less than what the parent held. */
function mostHeld(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1000;
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1000;
}

const works = { dump: dumpTo, sealed: sealTo, restore: restoreFrom };
const run = JSON.parse(process.env.ENGINE_RUN ?? '{}') as EngineRun;
const since = performance.now();
await works[run.work](run);
const answer: EngineAnswer = {
  ms: performance.now() - since,
  megabytes: mostHeld(),
};
process.stdout.write(JSON.stringify(answer));
