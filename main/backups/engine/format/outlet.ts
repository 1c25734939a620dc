import type { Writable } from 'node:stream';
import { AppError } from '#contract/errors';
import { toAppError } from '../../../database/errors.ts';
import { createGatherer } from '../rows/blocks.ts';
import { createTreeDigest } from '../rows/tree-digest.ts';

/** Where a backup's bytes go, at the pace of whoever takes them. */
export interface Outlet {
  write(piece: Uint8Array): Promise<void>;
  bytes(): number;
  /** Of all that was written so far: to be asked once, before the last piece. */
  digest(): Promise<string>;
  dispose(): void;
}

const cancelled = () =>
  new AppError('cancelled', 'Cancelled.', { details: { reason: 'cancelled', outcome: 'final' } });
const closed = () => new Error('What the backup is written to was closed.');

/** With `hashed` the bytes are hashed as they leave, beside the main thread. */
export function createOutlet(sink: Writable, signal: AbortSignal, hashed: boolean): Outlet {
  const gatherer = createGatherer();
  const tree = createTreeDigest();
  let earlier: Promise<void> = Promise.resolve();
  let bytes = 0;
  let failure: Error | null = null;
  let wake: () => void = () => undefined;

  function fail(error: Error): void {
    failure ??= error;
    wake();
  }
  const onError = (error: Error) => fail(toAppError(error));
  const onClose = () => fail(closed());
  const onAbort = () => fail(cancelled());
  const onDrain = () => wake();
  sink.on('error', onError).on('close', onClose).on('drain', onDrain);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  async function hash(blocks: readonly Buffer[]): Promise<void> {
    for (const block of blocks) {
      await earlier;
      earlier = tree.add(block);
      earlier.catch(() => undefined);
    }
  }

  return {
    async write(piece) {
      if (failure) throw failure;
      bytes += piece.length;
      if (hashed) await hash(gatherer.take(piece));
      if (sink.write(piece)) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (failure || !sink.writableNeedDrain) resolve();
      });
      if (failure) throw failure;
    },
    bytes: () => bytes,
    async digest() {
      await hash(gatherer.rest());
      await earlier;
      return tree.value();
    },
    dispose() {
      sink.off('error', onError).off('close', onClose).off('drain', onDrain);
      signal.removeEventListener('abort', onAbort);
    },
  };
}
