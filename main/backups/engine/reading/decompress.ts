import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { AppError } from '#contract/errors';
import { blockBytes } from '../mill/tree-digest.ts';
import { damaged } from './refusals.ts';

type Options = { maxOutputLength: number };
type Unpack = (piece: Buffer, options: Options) => Promise<Buffer>;
type WithCallback = (
  piece: Buffer,
  options: Options,
  done: (error: Error | null, result: Buffer) => void,
) => void;

const gunzip: Unpack = promisify<Buffer, Options, Buffer>(zlib.gunzip);
// Node has had it since 22.15; its types here are older.
const { zstdDecompress } = zlib as typeof zlib & { zstdDecompress?: WithCallback };
const unzstd: Unpack | null = zstdDecompress ? promisify(zstdDecompress) : null;

function unpackerOf(suffix: string): Unpack {
  if (suffix === 'gz') return gunzip;
  if (suffix !== 'zst') throw damaged('altered');
  if (unzstd) return unzstd;
  throw new AppError('backup-tool-missing', 'This Node cannot read zstd.', {
    details: { reason: 'backup-zstd-missing' },
  });
}

/** A piece is never more than it was when it was packed, however small it came. */
export async function unpacked(piece: Buffer, suffix: string): Promise<Buffer> {
  const unpack = unpackerOf(suffix);
  try {
    return await unpack(piece, { maxOutputLength: blockBytes });
  } catch (cause) {
    throw damaged('altered', cause);
  }
}
