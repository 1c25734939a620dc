import type { Writable } from 'node:stream';
import { AppError } from '#contract/errors';
import { createRunningDigest } from '../mill/running-digest.ts';

/** Where a backup's bytes go, at the pace of whoever takes them. */
export interface Outlet {
  write(piece: Uint8Array): Promise<void>;
  bytes(): number;
  /** Of all that was written so far: to be asked once, before the last piece. */
  digest(): string;
  dispose(): void;
}

const cancelled = () =>
  new AppError('cancelled', 'Cancelled.', { details: { reason: 'cancelled', outcome: 'final' } });
const closed = () => new Error('What the backup is written to was closed.');

/** With `hashed` the bytes are hashed as they leave. */
export function createOutlet(sink: Writable, signal: AbortSignal, hashed: boolean): Outlet {
  const running = createRunningDigest();
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
  const onDrain = () => wake();
  sink.on('error', onError).on('close', onClose).on('drain', onDrain);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  return {
    async write(piece) {
      if (failure) throw failure;
      bytes += piece.length;
      if (hashed) running.take(piece);
      if (sink.write(piece)) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (failure || !sink.writableNeedDrain) resolve();
      });
      if (failure) throw failure;
    },
    bytes: () => bytes,
    digest: running.value,
    dispose() {
      sink.off('error', onError).off('close', onClose).off('drain', onDrain);
      signal.removeEventListener('abort', onAbort);
    },
  };
}
