import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#contract/errors';
import { codeOf, retryWhileHeld } from '../../settings/atomic-write.ts';
import { type Unfinished, unfinishedEnd } from './unfinished.ts';

export const cancelled = () =>
  new AppError('cancelled', 'Cancelled.', { details: { reason: 'cancelled', outcome: 'final' } });

export function unwritable(path: string, cause: unknown): unknown {
  if (cause instanceof AppError) return cause;
  const code = codeOf(cause);
  if (code === '') return cause;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new AppError(full ? 'disk-full' : 'forbidden', `The chosen file could not be written (${code})`, {
    details: { reason: full ? 'file-no-space' : 'file-unwritable', file: basename(path) },
    cause,
  });
}

/** Beside the wanted name until it is whole and on the disk; a file of that name is never left half overwritten. */
export async function writeStream(
  path: string,
  pieces: AsyncIterable<string>,
  signal: AbortSignal,
  { begin, end }: Unfinished,
): Promise<void> {
  const unfinished = path + unfinishedEnd;
  let file: FileHandle | undefined;
  await begin(unfinished);
  try {
    file = await open(unfinished, 'w', 0o600);
    for await (const piece of pieces) {
      if (signal.aborted) throw cancelled();
      await file.write(piece);
    }
    await file.sync();
    await file.close();
    if (signal.aborted) throw cancelled();
    await retryWhileHeld(() => rename(unfinished, path));
  } catch (cause) {
    await file?.close().catch(() => undefined);
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw unwritable(path, cause);
  } finally {
    await end(unfinished);
  }
}
