import { cpus, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { build } from '../../scripts/build.ts';
import { findElectron, hasDisplay } from '../../scripts/electron-binary.ts';
import { activityItem, calm, chip, queueList } from '../e2e/support/desk.ts';
import { end, start } from '../e2e/support/launch.ts';
import { nextPainted, watchPaints } from './desk/painted.ts';
import type { Report } from './measurement.ts';
import { median } from './rounds.ts';

const presses = 40;
/** A quick reader; what comes next is read ahead meanwhile. */
const pauseMs = 250;
const activities = { text: 'Foro 1', formulas: 'Examen 2', images: 'Foro 5' } as const;

/** From the key to the frame that shows the next submission, in the window really painted. */
export default async function measureDesk(report: Report): Promise<void> {
  await build();
  const lane = findElectron() && hasDisplay() ? 'electron' : 'stand-in';
  const launched = await start(lane, { args: ['--sample'] });
  try {
    const { page } = launched;
    await page.setViewportSize({ width: 1440, height: 900 });
    await queueList(page).waitFor({ timeout: 60_000 });
    await watchPaints(page);
    for (const [id, title] of Object.entries(activities)) {
      await activityItem(page, title).click();
      await chip(page, 'all').click();
      await calm(page);
      const times = await walk(page);
      const note = () => `${times.length} keys in ${title} of the sample course, ${lane}, ${load()}`;
      report({ id: `next-${id}-p95`, value: percentile(times, 0.95), unit: 'ms', limit: 50, note: note() });
      report({ id: `next-${id}-median`, value: median(times), unit: 'ms', note: note() });
    }
    const jumps = await jump(page);
    report({
      id: 'not-read-ahead-p95',
      value: percentile(jumps, 0.95),
      unit: 'ms',
      limit: 60,
      note: `${jumps.length} rows pressed out of reach of reading ahead; the round trip is within the computer, ${load()}`,
    });
  } finally {
    await end(launched);
  }
}

async function walk(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let press = 0; press < presses; press += 1) {
    await page.waitForTimeout(pauseMs);
    times.push(await nextPainted(page, () => page.keyboard.press('j')));
  }
  return times;
}

/** Rows further away than those read ahead. */
async function jump(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.keyboard.press('Home');
  for (let round = 0; round < 10; round += 1) {
    await page.waitForTimeout(pauseMs);
    await queueList(page).evaluate((list, top) => list.scrollTo({ top }), round * 600 + 300);
    await page.waitForTimeout(pauseMs);
    times.push(await nextPainted(page, () => page.mouse.click(350, 700)));
  }
  return times;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`;
}
