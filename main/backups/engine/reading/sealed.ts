import { gzipSync } from 'node:zlib';
import { readSeal, type Seal, sealLine, sealLineBytes, sealMark } from '../format/marks.ts';
import { tarBlock, tarHeader, tarPadding } from '../format/tar.ts';
import { createRunningDigest } from '../mill/running-digest.ts';
import { damaged } from './refusals.ts';

/** The end of a file of ours, of which every byte is known once its line is. */
export interface Ending {
  bytes: number;
  /** Null: these are not the last bytes of such a file. */
  read(bytes: Buffer): Seal | null;
}

function endingOf(encode: (line: string) => Buffer, lineAt: number): Ending {
  const length = sealLineBytes(sealMark);
  const bytes = encode(sealLine(sealMark, { bytes: 0, digest: '0'.repeat(64) })).length;
  return {
    bytes,
    read(tail) {
      const line = tail.toString('latin1', lineAt, lineAt + length);
      const seal = readSeal(sealMark, line);
      return seal && encode(line).equals(tail) ? seal : null;
    },
  };
}

const gzipHeader = 10;
const storedHeader = 5;

export const gzipEnding = endingOf((line) => gzipSync(line, { level: 0 }), gzipHeader + storedHeader);

export const bundleEnding = endingOf(
  (line) =>
    Buffer.concat([
      tarHeader('tiza-seal', line.length),
      Buffer.from(line),
      tarPadding(line.length),
      Buffer.alloc(2 * tarBlock),
    ]),
  tarBlock,
);

/**
 * What comes before the end, hashed on the way; after the last of it, throws unless the end says the same.
 * With this every byte of a file counts, also those that no program looks at.
 */
export async function* unsealed(
  source: AsyncIterable<Uint8Array>,
  ending: Ending,
): AsyncGenerator<Uint8Array> {
  const running = createRunningDigest();
  let tail: Buffer = Buffer.alloc(0);
  let bytes = 0;

  for await (const piece of source) {
    // The last bytes seen so far are kept back: they may be the end.
    const sure = Math.max(0, tail.length + piece.length - ending.bytes);
    const early = tail.subarray(0, Math.min(sure, tail.length));
    const late = piece.subarray(0, Math.max(0, sure - tail.length));
    tail = Buffer.concat([tail.subarray(early.length), piece.subarray(late.length)]);
    for (const part of [early, late]) {
      if (part.length === 0) continue;
      bytes += part.length;
      running.take(part);
      yield part;
    }
  }
  const seal = ending.read(tail);
  if (!seal) throw damaged('truncated');
  if (seal.bytes !== bytes || seal.digest !== running.value()) throw damaged('altered');
}
