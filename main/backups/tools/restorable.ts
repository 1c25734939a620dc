import type { Engine } from '../engine-words.ts';
import { customAsSql } from './pg-dump.ts';

/** The content as the engine restores it: an archive of pg_dump goes through pg_restore first. */
export async function* restorable(
  engine: Pick<Engine, 'inspect'>,
  content: () => AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { kind } = await engine.inspect(content(), { depth: 'head', ...(signal && { signal }) });
  yield* kind === 'pg-dump-custom' ? customAsSql(content(), signal) : content();
}
