import type { MessagePort } from 'node:worker_threads';
import type * as Zlib from 'node:zlib';

/** `text` and `binary` are what COPY writes; `wrap` puts gzip around it and leaves it readable. */
export type Packing = 'wrap' | 'text' | 'binary';

/** Memory that both sides see: handing blocks to and fro would keep the garbage collectors of both busy. */
export interface Bench {
  block: SharedArrayBuffer;
  result: SharedArrayBuffer;
}

export interface Order {
  bench: number;
  length: number;
  packing: Packing;
}

export interface Delivery {
  bench: number;
  /** Of the packed block. */
  length: number;
}

type ZstdOptions = { params: Record<number, number> };
type WithZstd = typeof Zlib & { zstdCompressSync?: (bytes: Uint8Array, options: ZstdOptions) => Uint8Array };

/**
 * What a thread beside the main one does with each block. It takes nothing from the file it stands in, because
 * its text is all that the thread gets: main is one bundle, inside an archive, where no second file would be found.
 */
export function work(benches: readonly Bench[], port: MessagePort, zlib: WithZstd): void {
  const sampleBytes = 8192;
  const huffman = { strategy: zlib.constants.Z_HUFFMAN_ONLY };
  // Room for all of it at once: otherwise a block is packed in many steps.
  const inOne = { chunkSize: (1 << 19) + (1 << 16) };
  const zstdChecksum = 201;

  function sampleOf(bytes: Uint8Array): Uint8Array {
    const from = Math.max(0, (bytes.length - sampleBytes) >> 1);
    return bytes.subarray(from, from + sampleBytes);
  }

  function isHexadecimal(sample: Uint8Array): boolean {
    let digits = 0;
    for (const byte of sample) if ((byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102)) digits += 1;
    return digits > sample.length * 0.97;
  }

  /**
   * Images leave as hexadecimal digits, where looking for repetitions takes almost all of the time and finds
   * chance ones: coding the digits alone is four times as quick and comes out smaller.
   */
  function packText(bytes: Uint8Array): Uint8Array {
    const sample = sampleOf(bytes);
    if (!isHexadecimal(sample)) return zlib.gzipSync(bytes, { level: 6, ...inOne });
    const searched = zlib.deflateRawSync(sample, { level: 6 }).length;
    const coded = zlib.deflateRawSync(sample, huffman).length;
    return zlib.gzipSync(bytes, { ...(searched < coded * 0.95 ? { level: 6 } : huffman), ...inOne });
  }

  /** Images are compressed already: where nothing can be gained, trying only takes time. */
  function packBinary(bytes: Uint8Array): Uint8Array {
    if (zlib.zstdCompressSync) return zlib.zstdCompressSync(bytes, { params: { [zstdChecksum]: 1 } });
    const sample = sampleOf(bytes);
    const shrinks = zlib.deflateRawSync(sample, { level: 1 }).length < sample.length * 0.95;
    return zlib.gzipSync(bytes, { level: shrinks ? 1 : 0, ...inOne });
  }

  function pack(bytes: Uint8Array, packing: Packing): Uint8Array {
    if (packing === 'text') return packText(bytes);
    if (packing === 'binary') return packBinary(bytes);
    return zlib.gzipSync(bytes, { level: 0, ...inOne });
  }

  port.on('message', ({ bench, length, packing }: Order) => {
    const { block, result } = benches[bench] as Bench;
    const packed = pack(new Uint8Array(block, 0, length), packing);
    new Uint8Array(result).set(packed);
    const delivery: Delivery = { bench, length: packed.length };
    port.postMessage(delivery);
  });
}
