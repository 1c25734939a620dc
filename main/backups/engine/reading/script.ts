import { createIncoming } from './incoming.ts';
import { refused } from './refusals.ts';
import { findPart } from './scanner.ts';

export type ScriptPart =
  | { kind: 'statement' | 'comment' | 'command' | 'blank'; raw: Buffer }
  /** Its rows have to be read to their end before the next part is asked for. */
  | { kind: 'copy'; raw: Buffer; rows: AsyncIterable<Uint8Array> };

/** A statement longer than this is no statement. */
const longest = 256 * 1024 * 1024;

/** Whether the statement's rows follow in the file. */
export type TakesRows = (statement: string) => boolean;

/** The parts of a script in order; together their bytes, and the `\.` after rows, are the file. */
export async function* readScript(
  source: AsyncIterable<Uint8Array>,
  takesRows: TakesRows,
): AsyncGenerator<ScriptPart> {
  const incoming = createIncoming(source);
  let grown = 0;
  for (;;) {
    const { bytes, from, to } = incoming.held();
    const found = findPart(bytes, from, to, incoming.ended());
    if (found.kind === 'more') {
      if (to - from > longest)
        throw refused('backup-statement-too-long', bytes.toString('utf8', from, from + 200));
      // Scanned from its beginning again, so that more has to come each time it was not enough.
      grown = Math.min(Math.max(64 * 1024, grown * 2), longest);
      await incoming.fill(to - from + grown);
      continue;
    }
    grown = 0;
    if (found.kind === 'hidden-command') {
      throw refused('backup-psql-command', bytes.toString('utf8', found.end, Math.min(to, found.end + 200)));
    }
    if (found.kind === 'blank') {
      if (found.end > from) yield { kind: 'blank', raw: incoming.take(found.end - from) };
      return;
    }
    const raw = incoming.take(found.end - from);
    if (found.kind !== 'statement' || !takesRows(raw.toString('utf8'))) {
      yield { kind: found.kind, raw };
      continue;
    }
    const rest = await incoming.line();
    if (rest.toString('latin1').trim() !== '') throw refused('backup-not-sql', rest.toString('utf8'));
    yield { kind: 'copy', raw: Buffer.concat([raw, rest]), rows: incoming.rows() };
  }
}
