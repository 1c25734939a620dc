import { createHash } from 'node:crypto';
import type { BackupHeader } from '../engine.ts';
import { createGatherer } from '../mill/blocks.ts';
import type { Mill } from '../mill/mill.ts';
import type { Packing } from '../mill/work.ts';
import { endMark, firstWords, headerMark, manifestMark, sealLine, sealMark } from './marks.ts';
import type { Outlet } from './outlet.ts';
import { settingStatements } from './preamble.ts';
import { spaced, type Writer } from './writer.ts';

const nothing = async () => undefined;

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
export function createSqlWriter(outlet: Outlet, compressed: boolean, mill: Mill): Writer {
  const packing = compressed ? 'text' : 'none';
  const hash = createHash('sha256');
  let plainBytes = 0;

  async function put(words: string, how: Packing): Promise<void> {
    const bytes = Buffer.from(words);
    if (how === 'none') return outlet.write(bytes);
    const gatherer = createGatherer(mill, async (block, length) => {
      await outlet.write((await block.mill(length, how)).packed);
    });
    await gatherer.take(bytes);
    await gatherer.rest();
  }

  async function text(words: string, how: Packing = packing): Promise<void> {
    hash.update(words);
    plainBytes += Buffer.byteLength(words);
    await put(words, how);
  }

  return {
    async begin(header, statements) {
      await text(opening(header), compressed ? 'wrap' : 'none');
      await text(spaced(statements));
    },
    openTable: (_, copy) => text(`${copy.in};\n`),
    packing,
    unpacked: compressed ? nothing : outlet.write,
    packed: compressed ? outlet.write : nothing,
    closeTable(bytes) {
      plainBytes += bytes;
      return text('\\.\n\n');
    },
    async end(summary, statements) {
      await text(`${spaced(statements)}COMMIT;\n\n${manifestMark}${JSON.stringify(summary)}\n`);
      const end = sealLine(endMark, { bytes: plainBytes, digest: hash.digest('hex') });
      await put(end, packing);
      if (!compressed) return;
      const seal = sealLine(sealMark, { bytes: outlet.bytes(), digest: await outlet.digest() });
      await put(seal, 'wrap');
    },
  };
}
