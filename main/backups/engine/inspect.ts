import { AppError } from '#contract/errors';
import type { BackupHeader, Inspect, Inspection, InspectOptions } from './engine.ts';
import { headerMark } from './format/marks.ts';
import { readHeader } from './reading/account.ts';
import { type OpenedBackup, openBackup } from './reading/open-backup.ts';
import { damageOf } from './reading/refusals.ts';

const cancelled = () =>
  new AppError('cancelled', 'Cancelled.', { details: { reason: 'cancelled', outcome: 'final' } });

async function* counted(
  source: AsyncIterable<Uint8Array>,
  options: InspectOptions,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    if (options.signal?.aborted) throw cancelled();
    count(piece.length);
    yield piece;
  }
}

/** What the beginning says of the rest; a damaged beginning says nothing. */
function headerIn({ kind, text }: OpenedBackup): BackupHeader | null {
  const line = text.split('\n').find((each) => each.startsWith(headerMark));
  const words = kind === 'tiza-bundle' ? text : line?.slice(headerMark.length);
  try {
    return words === undefined ? null : readHeader(words);
  } catch (error) {
    if (damageOf(error)) return null;
    throw error;
  }
}

async function readAll(opened: OpenedBackup): Promise<Inspection['damage']> {
  try {
    for await (const part of opened.parts()) {
      if (part.kind === 'rows') for await (const _ of part.rows);
    }
    return null;
  } catch (error) {
    const damage = damageOf(error);
    if (damage === null) throw error;
    return damage;
  }
}

const readable = (kind: Inspection['kind']) => kind.startsWith('tiza-') || /(^|-)sql(\.gz)?$/.test(kind);

/** What a file is by its content, and with `whole` whether it is all there and as it was written. */
export const inspect: Inspect = async (source, options) => {
  let bytes = 0;
  const opened = await openBackup(
    counted(source, options, (length) => {
      bytes += length;
      options.onProgress?.(bytes);
    }),
  );
  const { kind, foreign, ours, account } = opened;
  const whole = options.depth === 'whole';
  let damage: Inspection['damage'] = kind === 'empty' ? 'truncated' : null;
  if (whole && readable(kind)) damage = await readAll(opened);
  const header = account.header ?? (ours ? headerIn(opened) : null);
  await opened.close();
  const complete = whole && readable(kind) && damage === null;
  return { kind, bytes, complete, damage, header, summary: complete ? account.summary : null, foreign };
};
