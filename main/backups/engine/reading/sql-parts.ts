import { createHash } from 'node:crypto';
import { endMark, headerMark, manifestMark, readSeal, sealMark } from '../format/marks.ts';
import { assertSameTables, readHeader, readSummary } from './account.ts';
import { type Account, type BackupPart, rowsPart } from './backup-parts.ts';
import { damaged } from './refusals.ts';
import { readScript, type ScriptPart } from './script.ts';
import { assertHarmless, takesRows } from './statements.ts';
import { tableOfCopy } from './table-of-copy.ts';

const rowsEnd = '\\.\n';

/** Somebody else's script: whatever it is, it is read by the same rules, and nothing vouches for it. */
export async function* foreignParts(
  source: AsyncIterable<Uint8Array>,
  account: Account,
): AsyncGenerator<BackupPart> {
  for await (const part of readScript(source, takesRows)) {
    const text = part.raw.toString('utf8');
    if (part.kind === 'command') assertHarmless(text.trim());
    else if (part.kind === 'statement') yield { kind: 'statement', text };
    else if (part.kind === 'copy')
      yield* rowsPart(tableOfCopy(text), withoutEnd(text), 'text', part.rows, account);
  }
}

const withoutEnd = (statement: string) => statement.trimEnd().replace(/;$/, '');

/** Ours, which vouches for every byte of itself: what does not fit was damaged on the way. */
export async function* ownParts(
  source: AsyncIterable<Uint8Array>,
  account: Account,
): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256');
  let bytes = 0;
  let ended = false;

  function note(comment: string): void {
    if (comment.startsWith(headerMark)) account.header = readHeader(comment.slice(headerMark.length));
    if (comment.startsWith(manifestMark)) account.summary = readSummary(comment.slice(manifestMark.length));
  }

  function close(comment: string): void {
    const seal = readSeal(endMark, comment);
    if (!seal) throw damaged('altered');
    if (seal.bytes !== bytes || seal.digest !== hash.digest('hex')) throw damaged('altered');
    ended = true;
  }

  /** A file that was unpacked keeps the seal of its packing. */
  function assertNothingMore(part: ScriptPart): void {
    const text = part.raw.toString('latin1');
    if (part.kind !== 'comment' || !readSeal(sealMark, text)) throw damaged('altered');
  }

  for await (const part of readScript(source, takesRows)) {
    if (ended) {
      assertNothingMore(part);
      continue;
    }
    const text = part.raw.toString('utf8');
    const comment = part.kind === 'comment' ? text.trimStart() : '';
    if (comment.startsWith(endMark)) {
      close(comment);
      continue;
    }
    note(comment);
    hash.update(part.raw);
    bytes += part.raw.length;
    if (part.kind === 'command') assertHarmless(text.trim());
    if (part.kind === 'statement') yield { kind: 'statement', text };
    if (part.kind !== 'copy') continue;
    const meter = yield* rowsPart(tableOfCopy(text), withoutEnd(text), 'text', part.rows, account);
    hash.update(rowsEnd);
    bytes += meter.bytes() + rowsEnd.length;
  }
  if (!ended || !account.summary || !account.header) throw damaged('truncated');
  assertSameTables(account.summary.tables, account.tables);
}
