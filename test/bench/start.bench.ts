import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryIn } from '../support/sample/contents.ts';
import { survivors } from '../support/sample/processes.ts';
import { type RunningApp, startApp } from '../support/sample/running.ts';
import type { Report } from './measurement.ts';
import { median, milliseconds } from './rounds.ts';

const rounds = 3;

// Every opening in a process of its own, as a person meets it: nothing is warm but the disk.
async function openingTime(app: RunningApp): Promise<number> {
  await app.started;
  return milliseconds(() => app.opened);
}

async function megabytes(app: RunningApp): Promise<number> {
  const [row] = await queryIn<{ bytes: string }>(
    await app.opened,
    'SELECT sum(pg_database_size(oid)) + (SELECT sum(size) FROM pg_ls_waldir()) AS bytes FROM pg_database',
  );
  return Number(row?.bytes) / 1e6;
}

interface Round {
  first: number;
  later: number;
  afterKill: number;
  closing: number;
  disk: number;
}

async function measureRound(): Promise<Round> {
  const userData = await realpath(await mkdtemp(join(tmpdir(), 'tiza-bench-')));
  await chmod(userData, 0o755);
  const apps: RunningApp[] = [];
  const start = () => {
    const app = startApp(userData);
    apps.push(app);
    return app;
  };
  try {
    const one = start();
    const first = await openingTime(one);
    await one.quit();
    const two = start();
    const later = await openingTime(two);
    const disk = await megabytes(two);
    await two.kill();
    await survivors(userData, 10_000);
    const three = start();
    const afterKill = await openingTime(three);
    const closing = await milliseconds(() => three.quit());
    return { first, later, afterKill, closing, disk };
  } finally {
    await Promise.all(apps.map((app) => app.kill()));
    await survivors(userData, 10_000);
    await rm(userData, { recursive: true, force: true });
  }
}

async function measureSample(report: Report): Promise<void> {
  const all: Round[] = [];
  for (let round = 0; round < rounds; round++) all.push(await measureRound());
  const middle = (figure: keyof Round) => median(all.map((round) => round[figure]));
  const note = `${rounds} rounds, each opening in a fresh process`;
  report({ id: 'sample course, first opening', value: middle('first') / 1000, unit: 's', limit: 4, note });
  report({ id: 'sample course, later opening', value: middle('later') / 1000, unit: 's', limit: 1.5, note });
  report({
    id: 'sample course, opening after kill -9',
    value: middle('afterKill') / 1000,
    unit: 's',
    limit: 1.5,
  });
  report({ id: 'sample course, closing', value: middle('closing'), unit: 'ms' });
  report({ id: 'sample course, on disk', value: middle('disk'), unit: 'MB' });
}

export default async function (report: Report): Promise<void> {
  await measureSample(report);
}
