import { AppError } from '#contract/errors';
import { type Account, type BackupPart, newAccount } from './backup-parts.ts';
import { bundleParts } from './bundle-parts.ts';
import { type Detected, detect, headBytes } from './detect.ts';
import { gunzipped } from './gunzip.ts';
import { damaged, refused } from './refusals.ts';
import { bundleEnding, gzipEnding, unsealed } from './sealed.ts';
import { foreignParts, ownParts } from './sql-parts.ts';

export interface OpenedBackup extends Detected {
  ours: boolean;
  account: Account;
  /** Whoever has read enough says so. */
  close(): Promise<void>;
  /** Throws for kinds that cannot be restored here. */
  parts(): AsyncGenerator<BackupPart>;
}

async function* joined(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** What makes somebody else's file suspicious makes one of ours a damaged one. */
async function* vouchedFor(parts: AsyncGenerator<BackupPart>): AsyncGenerator<BackupPart> {
  try {
    yield* parts;
  } catch (error) {
    const isRefusal = error instanceof AppError && error.code === 'invalid-input';
    if (!isRefusal || error.details?.reason === 'backup-from-newer') throw error;
    throw damaged('altered', error);
  }
}

function partsOf(kind: Detected['kind'], source: AsyncIterable<Uint8Array>, account: Account) {
  switch (kind) {
    case 'tiza-sql':
      return vouchedFor(ownParts(source, account));
    case 'tiza-sql.gz':
      return vouchedFor(ownParts(gunzipped(unsealed(source, gzipEnding)), account));
    case 'tiza-bundle':
      return vouchedFor(bundleParts(unsealed(source, bundleEnding), account));
    case 'pg-dump-sql':
    case 'sql':
      return foreignParts(source, account);
    case 'pg-dump-sql.gz':
    case 'sql.gz':
      return foreignParts(gunzipped(source), account);
    case 'pg-dump-custom':
      throw refused('backup-needs-pg-restore');
    case 'age':
      throw refused('backup-encrypted');
    case 'empty':
      throw damaged('truncated');
    default:
      throw refused('backup-kind-unknown');
  }
}

/** Looks at the beginning of a file and gets ready to read all of it. */
export async function openBackup(source: AsyncIterable<Uint8Array>): Promise<OpenedBackup> {
  const pieces = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < headBytes) {
    const next = await pieces.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const detected = detect(head.subarray(0, headBytes));
  const account = newAccount();
  const all = joined(head, pieces);
  const ours = detected.kind.startsWith('tiza-');
  return {
    ...detected,
    ours,
    account,
    async close() {
      await all.return(undefined);
      await pieces.return?.();
    },
    parts: () => partsOf(detected.kind, all, account),
  };
}
