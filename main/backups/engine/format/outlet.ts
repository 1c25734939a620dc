import type { Writable } from 'node:stream';
import { AppError } from '#contract/errors';
import { createRunningDigest } from '../mill/running-digest.ts';

/** Where a backup's bytes go, at the pace of whoever takes them. */
export interface Outlet {
  /** The piece is the caller's again when this resolves. */
  write(piece: Uint8Array): Promise<void>;
  /** Until the sink has taken everything. */
  rest(): Promise<void>;
  bytes(): number;
  /** Of all that was written so far: to be asked once, before the last piece. */
  digest(): string;
  dispose(): void;
}

const cancelled = () =>
  new AppError('cancelled', 'Cancelled.', { details: { reason: 'cancelled', outcome: 'final' } });
const closed = () => new Error('What the backup is written to was closed.');

// Small enough to be still at hand for the processor when they are written.
const blockBytes = 1 << 18;
const mostBlocks = 4;

/**
 * With `hashed` the bytes are hashed as they leave. They leave in a few large blocks of memory, used again and again:
 * gigabytes of memory held for a moment each would keep the garbage collector busier than the backup.
 */
export function createOutlet(sink: Writable, signal: AbortSignal, hashed: boolean): Outlet {
  const running = createRunningDigest();
  const free: Buffer[] = [];
  let made = 0;
  let leaving = 0;
  let block: Buffer | null = null;
  let filled = 0;
  let bytes = 0;
  let failure: Error | null = null;
  let wake: () => void = () => undefined;

  function fail(error: Error): void {
    failure ??= error;
    wake();
  }
  const onError = (error: Error) => fail(error);
  const onClose = () => fail(closed());
  const onAbort = () => fail(cancelled());
  sink.on('error', onError).on('close', onClose);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  /** Until a block was taken by the sink, or will not be. */
  const change = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  async function room(): Promise<Buffer> {
    for (;;) {
      if (failure) throw failure;
      const found = free.pop();
      if (found) return found;
      if (made < mostBlocks) {
        made += 1;
        return Buffer.allocUnsafeSlow(blockBytes);
      }
      await change();
    }
  }

  function pass(): void {
    if (!block) return;
    const full = block;
    leaving += 1;
    sink.write(full.subarray(0, filled), (error) => {
      leaving -= 1;
      free.push(full);
      if (error) fail(error);
      else wake();
    });
    block = null;
    filled = 0;
  }

  return {
    async write(piece) {
      if (failure) throw failure;
      bytes += piece.length;
      if (hashed) running.take(piece);
      for (let from = 0; from < piece.length; ) {
        block ??= await room();
        const length = Math.min(piece.length - from, blockBytes - filled);
        block.set(
          from === 0 && length === piece.length ? piece : piece.subarray(from, from + length),
          filled,
        );
        from += length;
        filled += length;
        if (filled === blockBytes) pass();
      }
    },
    async rest() {
      pass();
      while (leaving > 0 && !failure) await change();
      if (failure) throw failure;
    },
    bytes: () => bytes,
    digest: running.value,
    dispose() {
      sink.off('error', onError).off('close', onClose);
      signal.removeEventListener('abort', onAbort);
    },
  };
}
