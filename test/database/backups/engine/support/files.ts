import { Writable } from 'node:stream';
import { dump } from '../../../../../main/backups/engine/dump.ts';
import type { DumpOptions, DumpSummary, RestoreOptions } from '../../../../../main/backups/engine/engine.ts';
import { restore } from '../../../../../main/backups/engine/restore.ts';
import { createDatabase, type PooledDatabase } from '../../../../../main/database/pool.ts';
import type { DumpAddress } from '../../../../support/pg-dump.ts';
import { targetOf } from '../../../../support/target.ts';

export async function withDatabase<Value>(
  address: DumpAddress,
  work: (db: PooledDatabase) => Promise<Value>,
): Promise<Value> {
  const db = createDatabase(targetOf(address));
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

export function collector(): { sink: Writable; bytes(): Buffer } {
  const pieces: Buffer[] = [];
  const sink = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(Buffer.from(piece));
      done();
    },
  });
  return { sink, bytes: () => Buffer.concat(pieces) };
}

export type DumpWishes = Omit<DumpOptions, 'db' | 'sink'>;

export async function dumpOf(
  address: DumpAddress,
  wishes: DumpWishes,
): Promise<{ file: Buffer; summary: DumpSummary }> {
  const { sink, bytes } = collector();
  const summary = await withDatabase(address, (db) => dump({ ...wishes, db, sink }));
  return { file: bytes(), summary };
}

/** In pieces of odd sizes, as a network or a decryption gives them. */
export async function* inPieces(file: Buffer, size = 9_973): AsyncGenerator<Buffer> {
  for (let from = 0; from < file.length; from += size) yield file.subarray(from, from + size);
}

export function restoreInto(
  address: DumpAddress,
  file: Buffer,
  wishes: Partial<Omit<RestoreOptions, 'db' | 'source'>> = {},
) {
  return withDatabase(address, (db) => restore({ mode: 'empty', ...wishes, db, source: inPieces(file) }));
}
