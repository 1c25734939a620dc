import { Transform, type Writable } from 'node:stream';

export interface Produced<Value> {
  bytes: AsyncIterable<Uint8Array>;
  /** What the producer knew when it had written everything. */
  result: Promise<Value>;
}

/** Turns somebody who writes into somebody who is read; a failure on either side ends the other. */
export function produced<Value>(produce: (sink: Writable) => Promise<Value>): Produced<Value> {
  const pipe = new Transform({
    highWaterMark: 1 << 20,
    // A copy: the producer uses its memory again, and whoever reads may keep a piece for a while.
    transform: (piece: Buffer, _encoding, done) => done(null, Buffer.from(piece)),
  });
  // A reader that leaves early is not an error of its own.
  pipe.on('error', () => undefined);
  const result = produce(pipe).then(
    (value) => {
      pipe.end();
      return value;
    },
    (error: unknown) => {
      pipe.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    },
  );
  result.catch(() => undefined);
  return { bytes: pipe, result };
}
