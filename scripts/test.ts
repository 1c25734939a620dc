import { build, house, lint, packed, types } from './lanes/checks.ts';
import { wasInterrupted } from './lanes/command.ts';
import { acceptable, closingLine, type Lane, type Outcome, sum } from './lanes/lane.ts';
import { e2e } from './lanes/playwright.ts';
import { vitestLane } from './lanes/vitest.ts';
import { refuse } from './lib/refuse.ts';

// npm test                    every lane
// npm test -- unit e2e        only these
// npm run test:faults -- …    the fault lane; whatever follows goes to its runner

const faults = vitestLane('faults');
const lanes: readonly Lane[] = [
  types,
  lint,
  house,
  vitestLane('unit'),
  vitestLane('database'),
  faults,
  build,
  e2e,
  packed,
];

interface Wish {
  lanes: readonly Lane[];
  extra: readonly string[];
}

function wishOf(words: readonly string[]): Wish {
  const [first, ...rest] = words;
  if (first === '--faults') return { lanes: [faults], extra: rest };
  const unknown = words.find((word) => !lanes.some(({ name }) => name === word));
  if (unknown !== undefined) {
    refuse(`No lane is called ${unknown}. There are: ${lanes.map(({ name }) => name).join(', ')}.`);
  }
  return { lanes: words.length === 0 ? lanes : lanes.filter(({ name }) => words.includes(name)), extra: [] };
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function runLanes(wish: Wish): Promise<Outcome[]> {
  const outcomes = new Map<Lane, Outcome>();
  const summary: string[] = [];
  for (const lane of wish.lanes) {
    console.log(`\n── ${lane.name} ${'─'.repeat(Math.max(0, 60 - lane.name.length))}`);
    const since = performance.now();
    const hindered = lane.needs && (outcomes.get(lane.needs)?.failed ?? 0) > 0;
    const outcome = hindered
      ? { passed: 0, failed: 0, skipped: [`all of it: ${lane.needs?.name} failed`] }
      : await lane.run(wish.extra);
    if (wasInterrupted()) break;
    outcomes.set(lane, outcome);
    summary.push(`  ${lane.name.padEnd(10)}${closingLine(outcome).padEnd(44)}${seconds(since).padStart(8)}`);
    for (const what of outcome.skipped) summary.push(`    skipped: ${what}`);
  }
  console.log(`\n── lanes ${'─'.repeat(55)}\n${summary.join('\n')}\n`);
  return [...outcomes.values()];
}

async function main(): Promise<void> {
  const outcomes = await runLanes(wishOf(process.argv.slice(2)));
  if (wasInterrupted()) {
    console.log('Interrupted.');
    process.exitCode = 130;
    return;
  }
  const total = sum(outcomes);
  const ok = acceptable(outcomes, process.env.CI === 'true');
  if (!ok && total.failed === 0) console.log('A lane ran nothing at all, which counts as a failure.');
  console.log(closingLine(total));
  process.exitCode = ok ? 0 : 1;
}

await main();
