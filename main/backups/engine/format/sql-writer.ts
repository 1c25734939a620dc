import { createHash } from 'node:crypto';
import type { BackupHeader } from '../engine.ts';
import { type Compress, compressText, wrapOnly } from './compress.ts';
import { endMark, firstWords, headerMark, manifestMark, sealLine, sealMark } from './marks.ts';
import type { Outlet } from './outlet.ts';
import { settingStatements } from './preamble.ts';
import { spaced, type Writer } from './writer.ts';

const asItIs: Compress = async (block) => block;

/**
 * The first thing psql is told is to stop at the first error: a table that could not be made must not leave its
 * rows to be read as commands.
 */
const opening = (header: BackupHeader) =>
  `${firstWords}. Restore it into an empty database: psql -X -f FILE DATABASE
${headerMark}${JSON.stringify(header)}

\\set ON_ERROR_STOP on

BEGIN;

${spaced(settingStatements)}`;

/** What `psql -f` restores in one transaction. All but the rows is hashed here, the rows table by table. */
export function createSqlWriter(outlet: Outlet, compressed: boolean): Writer {
  const encode = compressed ? compressText : asItIs;
  const hash = createHash('sha256');
  let plainBytes = 0;

  async function text(words: string, how: Compress = encode): Promise<void> {
    const bytes = Buffer.from(words);
    hash.update(bytes);
    plainBytes += bytes.length;
    if (bytes.length > 0) await outlet.write(await how(bytes));
  }

  return {
    async begin(header, statements) {
      await text(opening(header), compressed ? wrapOnly : asItIs);
      await text(spaced(statements));
    },
    openTable: (_, copy) => text(`${copy.in};\n`),
    encode(block) {
      plainBytes += block.length;
      return encode(block);
    },
    rows: (encoded) => outlet.write(encoded),
    closeTable: () => text('\\.\n\n'),
    async end(summary, statements) {
      await text(`${spaced(statements)}COMMIT;\n\n${manifestMark}${JSON.stringify(summary)}\n`);
      const end = sealLine(endMark, { bytes: plainBytes, digest: hash.digest('hex') });
      await outlet.write(await encode(Buffer.from(end)));
      if (!compressed) return;
      const seal = sealLine(sealMark, { bytes: outlet.bytes(), digest: await outlet.digest() });
      await outlet.write(await wrapOnly(Buffer.from(seal)));
    },
  };
}
