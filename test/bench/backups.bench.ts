import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from '../../scripts/build.ts';
import { findPgDump } from '../support/pg-dump.ts';
import { createTestServer } from '../support/server.ts';
import { drillOf } from './backups/drill.ts';
import { measureFrames } from './backups/frames.ts';
import { createImages } from './backups/images.ts';
import { createWays, type Ways } from './backups/ways.ts';
import type { Report } from './measurement.ts';
import { median, sideBySide } from './rounds.ts';

const small = process.env.BENCH_SMALL !== undefined;
const megabytes = small ? 80 : 800;
const rounds = 3;
/** Of what takes the other side most of a minute. */
const longRounds = 2;
const memoryLimit = 200;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const size = async (file: string) => `${Math.round((await stat(file)).size / 1e6)} MB`;

/** One of each in turn, the slow ones without a warm-up. */
async function inTurns(one: () => Promise<number>, other: () => Promise<number>): Promise<[number, number]> {
  const found: [number[], number[]] = [[], []];
  for (let round = 0; round < longRounds; round++) {
    found[0].push(await one());
    found[1].push(await other());
  }
  return [median(found[0]), median(found[1])];
}

async function plainDump(ways: Ways, report: Report): Promise<void> {
  const file = ways.fileOf('sql');
  const { ours, theirs } = await sideBySide(rounds, {
    ours: () => ways.ours('dump', 'sql'),
    theirs: () => ways.theirs(`pg_dump -Fp -f ${file}.theirs images`, `${file}.theirs`),
  });
  const note = `${seconds(ours)} against ${seconds(theirs)}, ${megabytes} MB of images, ${await size(file)}, fsync on both`;
  report({ id: 'plain', value: ours / theirs, unit: '× the time', limit: 1.1, against: 'pg_dump -Fp', note });
}

async function gzipDump(ways: Ways, report: Report): Promise<void> {
  const piped = ways.fileOf('piped');
  const [ours, theirs] = await inTurns(
    () => ways.ours('dump', 'sql.gz'),
    () => ways.theirs(`pg_dump -Fp images | gzip -6 > ${piped}`, piped),
  );
  const note = `${seconds(ours)} against ${seconds(theirs)}; ${await size(ways.fileOf('sql.gz'))} against ${await size(piped)}`;
  report({
    id: 'sql.gz',
    value: ours / theirs,
    unit: '× the time',
    limit: 0.8,
    against: 'pg_dump -Fp | gzip -6',
    note,
  });
}

async function bundleDump(ways: Ways, report: Report): Promise<void> {
  const custom = ways.fileOf('custom');
  const [ours, theirs] = await inTurns(
    () => ways.ours('dump', 'bundle'),
    () => ways.theirs(`pg_dump -Fc -f ${custom} images`, custom),
  );
  const note = `${seconds(ours)} against ${seconds(theirs)}; ${await size(ways.fileOf('bundle'))} against ${await size(custom)}`;
  report({
    id: 'bundle',
    value: ours / theirs,
    unit: '× the time',
    limit: 0.15,
    against: 'pg_dump -Fc',
    note,
  });
}

async function restores(ways: Ways, report: Report): Promise<void> {
  const file = ways.fileOf('sql');
  const packed = ways.fileOf('sql.gz');
  async function into(work: () => Promise<number>): Promise<number> {
    await ways.emptyTarget();
    return work();
  }
  const found = await sideBySide(rounds, {
    psql: () => into(() => ways.theirs(`psql -X -q -f ${file} -o /dev/null target`, file)),
    unpacked: () => into(() => ways.theirs(`gunzip -c ${packed} | psql -X -q -o /dev/null target`, packed)),
    sql: () => into(() => ways.ours('restore', 'sql')),
    gzip: () => into(() => ways.ours('restore', 'sql.gz')),
    bundle: () => into(() => ways.ours('restore', 'bundle')),
  });
  const told = (id: string, ms: number, theirs: number, against: string) =>
    report({
      id: `restore-${id}`,
      value: theirs / ms,
      unit: '× the speed',
      limit: 0.7,
      atLeast: true,
      against,
      note: `${seconds(ms)} against ${seconds(theirs)}`,
    });
  told('sql', found.sql, found.psql, 'psql -f');
  told('sql.gz', found.gzip, found.unpacked, 'gunzip | psql');
  told('bundle', found.bundle, found.psql, 'psql -f of the plain file');
}

/** Against the dump of the same format, which may have taken other things along. */
async function drills(ways: Ways, report: Report): Promise<void> {
  for (const format of ['sql.gz', 'bundle'] as const) {
    const [dumped, drilled] = await inTurns(
      () => ways.ours('dump', format),
      () => drillOf(ways.fileOf(format)),
    );
    const note = `${seconds(drilled)} against ${seconds(dumped)}`;
    const against = `the dump as ${format}`;
    report({ id: `drill-${format}`, value: drilled / dumped, unit: '× the time', limit: 3, against, note });
  }
}

async function memory(ways: Ways, report: Report): Promise<void> {
  await ways.ours('sealed', 'sql.gz');
  await ways.ours('sealed', 'bundle');
  for (const work of ['dump', 'sealed', 'restore'] as const) {
    for (const format of ['sql', 'sql.gz', 'bundle'] as const) {
      if (work === 'sealed' && format === 'sql') continue;
      report({
        id: `memory-${work}-${format}`,
        value: ways.mostMegabytes(work, format),
        unit: 'MB',
        limit: memoryLimit,
        note: 'the most its whole process ever held',
      });
    }
  }
}

export default async function backups(report: Report): Promise<void> {
  const program = await findPgDump();
  if (program === undefined) throw new Error('There is no pg_dump on this machine to measure against.');
  const directory = await mkdtemp(join(tmpdir(), 'tiza-bench-backups-'));
  const server = await createTestServer({
    settings: { fsync: 'on', full_page_writes: 'on', shared_buffers: '128MB', max_wal_size: '4GB' },
  });
  try {
    await createImages(server, megabytes);
    const ways = await createWays(server, directory, dirname(program));
    await plainDump(ways, report);
    await gzipDump(ways, report);
    await bundleDump(ways, report);
    await restores(ways, report);
    await drills(ways, report);
    await memory(ways, report);
  } finally {
    await server.remove();
    await rm(directory, { recursive: true, force: true });
  }
  await build();
  await measureFrames(report);
}
