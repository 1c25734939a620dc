import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { type Group, groups, type Measurement, measured, type Report } from '../test/bench/measurement.ts';
import { shareServer } from '../test/support/shared-server.ts';
import { refuse } from './lib/refuse.ts';
import { tableOf } from './lib/table.ts';

// npm run bench            every group that has benchmarks
// npm run bench -- course  one group
// A missed limit is a fact to look at, not a failure: the exit code tells only whether all could be measured.

type Benchmark = { default: (report: Report) => Promise<void> };

const fileOf = (group: Group) => new URL(`../test/bench/${group}.bench.ts`, import.meta.url);

function chosenGroups(words: readonly string[]): readonly Group[] {
  const unknown = words.find((word) => !groups.some((group) => group === word));
  if (unknown !== undefined) {
    refuse(`No group is called ${unknown}. There are: ${groups.join(', ')}.`);
  }
  return words.length === 0 ? groups : groups.filter((group) => words.includes(group));
}

async function measure(group: Group, found: Measurement[]): Promise<void> {
  const { default: run } = (await import(fileOf(group).href)) as Benchmark;
  await run((finding) => found.push(measured(group, finding)));
}

const figure = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 2 });

function row({ id, value, unit, limit, ok, against, note }: Measurement): string[] {
  const verdict = limit === null ? '' : ok ? 'OK' : 'MISS';
  return [id, figure(value), unit, limit === null ? '' : figure(limit), verdict, against ?? '', note];
}

async function main(): Promise<void> {
  const chosen = chosenGroups(process.argv.slice(2));
  const all: Measurement[] = [];
  const stopServer = await shareServer();
  try {
    for (const group of chosen.filter((each) => existsSync(fileOf(each)))) {
      console.log(`\n${group}`);
      const found: Measurement[] = [];
      try {
        await measure(group, found);
      } catch (error) {
        process.exitCode = 1;
        console.error(`  could not be measured to its end:`, error);
      }
      all.push(...found);
      console.log(tableOf(['id', 'value', 'unit', 'limit', '', 'against', 'note'], found.map(row)));
    }
  } finally {
    await stopServer();
  }
  const none = chosen.filter((group) => !existsSync(fileOf(group)));
  if (none.length > 0) console.log(`\nNo benchmarks yet: ${none.join(', ')}`);
  await mkdir('out', { recursive: true });
  await writeFile('out/bench.json', `${JSON.stringify(all, null, 2)}\n`);
  const missed = all.filter(({ ok }) => !ok).length;
  console.log(`\n${all.length} measured, ${missed} missed its limit. Written to out/bench.json.`);
}

await main();
process.exit();
