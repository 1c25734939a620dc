import { AppError } from '#contract/errors';
import type { DumpSummary, FileKind, Inspection } from '../engine/engine.ts';
import type { Engine } from '../engine-words.ts';
import { contentOf } from '../file/open-file.ts';
import { customAsSql } from '../tools/pg-dump.ts';

export interface ReadBackOptions {
  passphrase: string | null;
  signal?: AbortSignal;
  onBytes?: (bytes: number) => void;
}

/** Reads the whole file as whoever restores it will, and believes nothing; throws where it is not sound. */
export async function readBack(engine: Engine, path: string, options: ReadBackOptions): Promise<Inspection> {
  const { passphrase, signal, onBytes } = options;
  const found = await engine.inspect(contentOf(path, passphrase, signal), {
    depth: 'whole',
    ...(signal && { signal }),
    ...(onBytes && { onProgress: onBytes }),
  });
  // An archive of pg_dump carries no checksums; reading it through pg_restore at least unpacks all of it.
  if (found.kind === 'pg-dump-custom') {
    for await (const _ of customAsSql(contentOf(path, passphrase, signal), signal)) signal?.throwIfAborted();
  } else requireSound(found);
  return found;
}

const others: readonly FileKind[] = ['tar', 'zstd', 'age', 'unknown'];

export function requireRecognised(kind: FileKind, bytes = 0): void {
  if (kind === 'empty') throw damaged('backup-empty', bytes);
  if (others.includes(kind)) throw damaged('backup-not-recognised', bytes);
}

export function requireSound({ damage, complete, kind, bytes }: Inspection): void {
  requireRecognised(kind, bytes);
  if (damage !== null) throw damaged(`backup-${damage}`, bytes);
  if (!complete) throw damaged('backup-truncated', bytes);
}

/** Where reading stopped, in megabytes and for the one who repairs, in bytes. */
function damaged(reason: string, bytes: number): AppError {
  return new AppError('backup-damaged', `${reason} at byte ${bytes}`, {
    details: { reason, at: bytes, megabytes: Math.floor(bytes / 1e5) / 10 },
  });
}

/** What was read back is what was written: the file's own account of itself, and the one kept from writing it. */
export function requireSameSummary(found: DumpSummary | null, written: DumpSummary): void {
  const facts = (summary: DumpSummary | null) =>
    JSON.stringify(summary?.tables.map(({ schema, name, rows, checksum }) => [schema, name, rows, checksum]));
  if (facts(found) !== facts(written)) throw damaged('backup-altered', 0);
}
