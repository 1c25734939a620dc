import { createHash } from 'node:crypto';
import type { BackupHeader } from '../engine.ts';
import type { Mill } from '../mill/mill.ts';
import { createPacker, type Packer } from '../mill/packer.ts';
import { endMark, firstWords, headerMark, manifestMark, sealLine, sealMark } from './marks.ts';
import type { Outlet } from './outlet.ts';
import { settingStatements } from './preamble.ts';
import { spaced, type Writer } from './writer.ts';

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
export function createSqlWriter(outlet: Outlet, mill: Mill | null): Writer {
  const packer = mill && createPacker(mill, 'text', outlet.write);
  const wrapper = mill && createPacker(mill, 'wrap', outlet.write);
  const hash = createHash('sha256');
  let plainBytes = 0;

  async function put(words: string, through: Packer | null): Promise<void> {
    const bytes = Buffer.from(words);
    if (!through) return outlet.write(bytes);
    await through.take(bytes);
    await through.rest();
  }

  async function text(words: string, through = packer): Promise<void> {
    hash.update(words);
    plainBytes += Buffer.byteLength(words);
    await put(words, through);
  }

  return {
    async begin(header, statements) {
      await text(opening(header), wrapper);
      await text(spaced(statements));
    },
    openTable: (_, copy) => text(`${copy.in};\n`),
    rows: packer ? packer.take : outlet.write,
    async closeTable(bytes) {
      await packer?.rest();
      plainBytes += bytes;
      return text('\\.\n\n');
    },
    async end(summary, statements) {
      await text(`${spaced(statements)}COMMIT;\n\n${manifestMark}${JSON.stringify(summary)}\n`);
      const end = sealLine(endMark, { bytes: plainBytes, digest: hash.digest('hex') });
      await put(end, packer);
      if (!wrapper) return;
      const seal = sealLine(sealMark, { bytes: outlet.bytes(), digest: outlet.digest() });
      await put(seal, wrapper);
    },
  };
}
