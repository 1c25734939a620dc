import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '#contract/errors';
import { codeOf } from '../../settings/atomic-write.ts';
import { ageMark, decrypted } from './age.ts';

async function beginningOf(path: string): Promise<string> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new AppError(codeOf(cause) === 'ENOENT' ? 'not-found' : 'forbidden', 'The backup cannot be read', {
      details: { reason: codeOf(cause) === 'ENOENT' ? 'backup-file-missing' : 'backup-file-unreadable' },
      cause,
    });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}

/** By its content, whatever it is called. */
export async function isEncrypted(path: string): Promise<boolean> {
  return (await beginningOf(path)).startsWith(ageMark);
}

const piece = 1 << 20;

async function* read(path: string, signal: AbortSignal | undefined): AsyncIterable<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: piece })) {
    signal?.throwIfAborted();
    yield chunk;
  }
}

/** What was put into the file: opened with the passphrase where it is encrypted. */
export async function* contentOf(
  path: string,
  passphrase: string | null,
  signal?: AbortSignal,
): AsyncIterable<Uint8Array> {
  if (!(await isEncrypted(path))) {
    yield* read(path, signal);
    return;
  }
  if (passphrase === null) throw passphraseNeeded();
  yield* decrypted(read(path, signal), passphrase, signal);
}

export function passphraseNeeded(): AppError {
  return new AppError('credentials-rejected', 'The file is encrypted and no passphrase is known', {
    details: { reason: 'backup-passphrase-needed' },
  });
}
