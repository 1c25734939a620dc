import zlib from 'node:zlib';
import type { TableSummary } from '../engine.ts';
import type { Mill } from '../mill/mill.ts';
import { createPacker } from '../mill/packer.ts';
import { sealLine, sealMark } from './marks.ts';
import type { Outlet } from './outlet.ts';
import { settingStatements } from './preamble.ts';
import { tarBlock, tarHeader, tarPadding } from './tar.ts';
import { spaced, type Writer } from './writer.ts';

/** As ordinary tools know them; Node has zstd since 22.15. */
const suffix = 'zstdCompressSync' in zlib ? 'zst' : 'gz';

/** Names inside a bundle; tables go by number, because a table's name may be anything. */
export const bundleNames = {
  header: 'tiza-backup.json',
  before: 'before-rows.sql',
  after: 'after-rows.sql',
  manifest: 'tiza-manifest.json',
  seal: 'tiza-seal',
};

const numbered = (number: number) => String(number).padStart(6, '0');
export const copyName = (table: number) => `rows/${numbered(table)}/copy.sql`;
export const pieceName = (table: number, piece: number, suffix: string) =>
  `rows/${numbered(table)}/${numbered(piece)}.${suffix}`;

/** Where one table's rows lie in the file: its first entry, and the first byte after its last. */
export type BundlePlace = TableSummary & { from: number; to: number };

/**
 * A tar of SQL and of rows as COPY writes them in binary, in pieces that are complete in themselves:
 * `cat rows/000001/*.zst | zstd -d` and the statement beside them restore a table with psql.
 */
export function createBundleWriter(outlet: Outlet, mill: Mill): Writer {
  const places: { from: number; to: number }[] = [];
  let piece = 0;

  async function entry(name: string, content: Buffer): Promise<void> {
    await outlet.write(tarHeader(name, content.length));
    await outlet.write(content);
    const padding = tarPadding(content.length);
    if (padding.length > 0) await outlet.write(padding);
  }
  const packer = createPacker(mill, 'binary', (packed) => {
    piece += 1;
    return entry(pieceName(places.length, piece, suffix), packed);
  });
  const text = (name: string, words: string) => entry(name, Buffer.from(words));

  return {
    async begin(header, statements) {
      await text(bundleNames.header, JSON.stringify(header, null, 2));
      await text(bundleNames.before, spaced([...settingStatements, ...statements]));
    },
    async openTable(_, copy) {
      places.push({ from: outlet.bytes(), to: 0 });
      piece = 0;
      await text(copyName(places.length), copy.in);
    },
    rows: packer.take,
    async closeTable() {
      await packer.rest();
      const place = places.at(-1);
      if (place) place.to = outlet.bytes();
    },
    async end(summary, statements) {
      await text(bundleNames.after, spaced(statements));
      const tables = summary.tables.map(
        (table, at): BundlePlace => ({ ...table, from: 0, to: 0, ...places[at] }),
      );
      await text(bundleNames.manifest, JSON.stringify({ ...summary, tables }, null, 2));
      const seal = sealLine(sealMark, { bytes: outlet.bytes(), digest: outlet.digest() });
      await text(bundleNames.seal, seal);
      await outlet.write(Buffer.alloc(2 * tarBlock));
    },
  };
}
