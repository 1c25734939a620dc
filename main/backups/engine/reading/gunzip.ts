import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '#contract/errors';
import { damaged } from './refusals.ts';

const chunkSize = 1 << 18;

/** What the members of a gzip file hold together. */
export async function* gunzipped(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize });
  const done = pipeline(Readable.from(source, { objectMode: true }), gunzip);
  done.catch(() => undefined);
  try {
    for await (const piece of gunzip) yield piece as Buffer;
    await done;
  } catch (error) {
    const cause = await done.then(
      () => error,
      (reason: unknown) => reason,
    );
    if (cause instanceof AppError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'Z_BUF_ERROR') throw damaged('truncated', cause);
    if (typeof code === 'string' && code.startsWith('Z_')) throw damaged('altered', cause);
    throw cause;
  } finally {
    gunzip.destroy();
  }
}
