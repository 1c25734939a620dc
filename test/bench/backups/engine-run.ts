import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { engine } from '../../../main/backups/built-in-engine.ts';
import type { Format } from '../../../main/backups/engine/engine.ts';
import { produced } from '../../../main/backups/engine-stream.ts';
import { writeUnfinished } from '../../../main/backups/file/write-safely.ts';
import { readBack } from '../../../main/backups/proof/read-back.ts';
import { sealed } from '../../../main/backups/take/write-built-in.ts';
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
  await engine.dump({ db, sink, format });
  await new Promise<void>((resolve) => sink.end(resolve));
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
  await db.close();
}

async function restoreFrom({ file, place }: EngineRun): Promise<void> {
  const db = createDatabase(targetOf(place));
  await engine.restore({ db, source: createReadStream(file, { highWaterMark: 1 << 18 }), mode: 'empty' });
  await db.close();
}

async function sealTo({ file, format, place }: EngineRun): Promise<void> {
  const passphrase = 'cuatro palabras al azar';
  const db = createDatabase(targetOf(place));
  const { bytes, result } = produced((sink) => engine.dump({ db, sink, format }));
  const written = await writeUnfinished(dirname(file), basename(file), sealed(bytes, passphrase));
  await result;
  await readBack(engine, written.path, { passphrase });
  await written.discard();
  await db.close();
}

const works = { dump: dumpTo, sealed: sealTo, restore: restoreFrom };
const run = JSON.parse(process.env.ENGINE_RUN ?? '{}') as EngineRun;
const since = performance.now();
await works[run.work](run);
const answer: EngineAnswer = {
  ms: performance.now() - since,
  megabytes: process.resourceUsage().maxRSS / 1000,
};
process.stdout.write(JSON.stringify(answer));
