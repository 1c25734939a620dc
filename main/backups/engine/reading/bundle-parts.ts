import { bundleNames } from '../format/bundle-writer.ts';
import { readTarHeader, tarBlock, tarPadding } from '../format/tar.ts';
import { inParallel } from '../mill/blocks.ts';
import { assertSameTables, readHeader, readSummary } from './account.ts';
import { type Account, type BackupPart, rowsPart } from './backup-parts.ts';
import { unpacked } from './decompress.ts';
import { createIncoming, type Incoming } from './incoming.ts';
import { isOneStatement } from './one-statement.ts';
import { damaged } from './refusals.ts';
import { readScript } from './script.ts';
import { takesRows } from './statements.ts';
import { tableOfCopy } from './table-of-copy.ts';

interface Entry {
  name: string;
  content: Buffer;
}

const largest = 256 * 1024 * 1024;
/** Pieces being unpacked at a time. */
const width = 3;

/** The files of a tar one by one; the next can be looked at before it is taken. */
function createEntries(incoming: Incoming) {
  let ahead: Entry | null = null;

  async function read(): Promise<Entry | null> {
    await incoming.fill(tarBlock);
    const bytes = incoming.take(tarBlock);
    if (bytes.length === 0) return null;
    const header = bytes.length === tarBlock ? readTarHeader(bytes) : null;
    if (!header || header.size > largest) throw damaged(bytes.length < tarBlock ? 'truncated' : 'altered');
    const padding = tarPadding(header.size).length;
    await incoming.fill(header.size + padding);
    const content = incoming.take(header.size);
    if (content.length < header.size || incoming.take(padding).length < padding) throw damaged('truncated');
    return { name: header.name, content };
  }

  async function peek(): Promise<Entry | null> {
    ahead ??= await read();
    return ahead;
  }

  return {
    peek,
    async take(name: string): Promise<Buffer> {
      const entry = await peek();
      ahead = null;
      if (!entry) throw damaged('truncated');
      if (entry.name !== name) throw damaged('altered');
      return entry.content;
    },
  };
}

type Entries = ReturnType<typeof createEntries>;

async function* statementsIn(content: Buffer): AsyncGenerator<BackupPart> {
  async function* whole() {
    yield content;
  }
  for await (const part of readScript(whole(), takesRows)) {
    if (part.kind === 'statement') yield { kind: 'statement', text: part.raw.toString('utf8') };
  }
}

const copyEntry = /^rows\/(\d{6})\/copy\.sql$/;
const pieceEntry = /^rows\/(\d{6})\/\d{6}\.([a-z]+)$/;

async function* piecesOf(
  number: string,
  entries: Entries,
): AsyncGenerator<{ suffix: string; content: Buffer }> {
  for (;;) {
    const next = await entries.peek();
    const [, table, suffix] = pieceEntry.exec(next?.name ?? '') ?? [];
    if (!next || table !== number || suffix === undefined) return;
    yield { suffix, content: await entries.take(next.name) };
  }
}

/** What is packed in a bundle, in the order it is put back; the seal at its end has been taken off. */
export async function* bundleParts(
  source: AsyncIterable<Uint8Array>,
  account: Account,
): AsyncGenerator<BackupPart> {
  const entries = createEntries(createIncoming(source));
  account.header = readHeader((await entries.take(bundleNames.header)).toString('utf8'));
  yield* statementsIn(await entries.take(bundleNames.before));
  for (;;) {
    const next = await entries.peek();
    const number = copyEntry.exec(next?.name ?? '')?.[1];
    if (!next || number === undefined) break;
    const copy = (await entries.take(next.name)).toString('utf8');
    // It is sent as it is: anything beside rows from here would be run, too.
    if (!isOneStatement(copy) || !takesRows(copy)) throw damaged('altered');
    const rows = inParallel(piecesOf(number, entries), width, ({ content, suffix }) =>
      unpacked(content, suffix),
    );
    const format = / WITH \(FORMAT binary\)$/.test(copy) ? 'binary' : 'text';
    yield* rowsPart(tableOfCopy(copy), copy, format, rows, account);
  }
  yield* statementsIn(await entries.take(bundleNames.after));
  account.summary = readSummary((await entries.take(bundleNames.manifest)).toString('utf8'));
  if (await entries.peek()) throw damaged('altered');
  assertSameTables(account.summary.tables, account.tables);
}
