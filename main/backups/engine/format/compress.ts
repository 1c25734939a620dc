import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** One block made smaller, complete in itself: one after the other they are a valid file. */
export type Compress = (block: Buffer) => Promise<Buffer>;

const gzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);

type ZstdOptions = { params?: Record<number, number> };
type Zstd = (
  block: Buffer,
  options: ZstdOptions,
  done: (error: Error | null, result: Buffer) => void,
) => void;
// Node has had it since 22.15; its types here are older.
const { zstdCompress } = zlib as typeof zlib & { zstdCompress?: Zstd };

export const hasZstd = zstdCompress !== undefined;

const sampleBytes = 8192;

function sampleOf(block: Buffer): Buffer {
  const from = Math.max(0, (block.length - sampleBytes) >> 1);
  return block.subarray(from, from + sampleBytes);
}

const isHexadecimal = (sample: Buffer) => {
  let digits = 0;
  for (const byte of sample) if ((byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102)) digits += 1;
  return digits > sample.length * 0.97;
};

const { Z_HUFFMAN_ONLY } = zlib.constants;

/**
 * Images leave as hexadecimal digits, where looking for repetitions takes almost all of the time and finds
 * chance ones: coding the digits alone is four times as quick and comes out smaller.
 */
export const compressText: Compress = (block) => {
  const sample = sampleOf(block);
  if (!isHexadecimal(sample)) return gzip(block, { level: 6 });
  const searched = zlib.deflateRawSync(sample, { level: 6 }).length;
  const coded = zlib.deflateRawSync(sample, { strategy: Z_HUFFMAN_ONLY }).length;
  return gzip(block, searched < coded * 0.95 ? { level: 6 } : { strategy: Z_HUFFMAN_ONLY });
};

/** Wrapped, not compressed: its length is known beforehand and its beginning can be read as it is. */
export const wrapOnly: Compress = (block) => gzip(block, { level: 0 });

/** Images are compressed already: trying again only takes time. */
const gzipBinary: Compress = (block) => {
  const sample = sampleOf(block);
  const shrinks = zlib.deflateRawSync(sample, { level: 1 }).length < sample.length * 0.95;
  return gzip(block, { level: shrinks ? 1 : 0 });
};

const checksumFlag = 201;

function zstdBinary(compress: Zstd): Compress {
  return (block) =>
    new Promise((resolve, reject) => {
      compress(block, { params: { [checksumFlag]: 1 } }, (error, result) =>
        error ? reject(error) : resolve(result),
      );
    });
}

export const compressBinary: Compress = zstdCompress ? zstdBinary(zstdCompress) : gzipBinary;

/** How the files inside a bundle end, so that ordinary tools know what to do with them. */
export const binarySuffix = hasZstd ? 'zst' : 'gz';
