import type { Page } from '@playwright/test';
import { queueList } from '../../e2e/support/desk.ts';
import type { Report } from '../measurement.ts';
import { median, p95 } from '../rounds.ts';
import { circumstances, openList } from './open-desk.ts';
import { nextPaint, type Paint } from './painted.ts';

const presses = 40;
/** A quick reader; what comes next is read ahead meanwhile. */
const pauseMs = 250;

async function walk(page: Page): Promise<Paint[]> {
  const paints: Paint[] = [];
  for (let press = 0; press < presses; press += 1) {
    await page.waitForTimeout(pauseMs);
    paints.push(await nextPaint(page, () => page.keyboard.press('j')));
  }
  return paints;
}

/** From the key to the frame that shows the next submission, read ahead. */
export async function measureNext(page: Page, report: Report, id: string, title: string): Promise<void> {
  await openList(page, title);
  const paints = await walk(page);
  const times = paints.map(({ ms }) => ms);
  const note = `${presses} keys in ${title}, ${circumstances()}`;
  report({ id: `next-${id}-p95`, value: p95(times), unit: 'ms', limit: 50, note });
  report({ id: `next-${id}-median`, value: median(times), unit: 'ms', note });
  const pictures = paints.reduce((sum, paint) => sum + paint.pictures, 0);
  if (pictures === 0) return;
  const there = pictures - paints.reduce((sum, { missing }) => sum + missing, 0);
  report({
    id: `next-${id}-pictures-there`,
    value: (there / pictures) * 100,
    unit: '%',
    limit: 100,
    atLeast: true,
    note: `${there} of ${pictures} pictures were in the first frame of their submission, ${circumstances()}`,
  });
  const decoding = await decodingMs(page);
  report({
    id: `next-${id}-decoding`,
    value: decoding.next,
    unit: 'ms',
    limit: decoding.cold / 2,
    against: 'a picture never decoded',
    note: `until the next pictures are decoded, once on screen; cold ${decoding.cold.toFixed(1)} ms`,
  });
}

/** What is left to decode of pictures read ahead, beside one that nobody has seen. */
async function decodingMs(page: Page): Promise<{ next: number; cold: number }> {
  const next: number[] = [];
  const cold: number[] = [];
  for (let press = 0; press < 10; press += 1) {
    await page.waitForTimeout(pauseMs);
    await nextPaint(page, () => page.keyboard.press('j'));
    const times = await page.evaluate(async () => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('main figure img')];
      const since = performance.now();
      await Promise.all(pictures.map((picture) => picture.decode()));
      const shown = (performance.now() - since) / Math.max(1, pictures.length);
      const other = new Image();
      const bytes = await (await fetch(pictures[0]?.src ?? '')).blob();
      other.src = URL.createObjectURL(bytes);
      await new Promise((loaded) => other.addEventListener('load', loaded, { once: true }));
      const then = performance.now();
      await other.decode();
      URL.revokeObjectURL(other.src);
      return { shown, other: performance.now() - then };
    });
    next.push(times.shown);
    cold.push(times.other);
  }
  return { next: median(next), cold: median(cold) };
}

/** Rows further away than those read ahead: a round trip, and what the desk adds to it. */
export async function measureJumps(
  page: Page,
  report: Report,
  { id, roundTripMs }: { id: string; roundTripMs: number },
): Promise<void> {
  const times: number[] = [];
  await page.keyboard.press('Home');
  for (let round = 0; round < 10; round += 1) {
    await page.waitForTimeout(pauseMs);
    await queueList(page).evaluate((list, top) => list.scrollTo({ top }), round * 900 + 300);
    await page.waitForTimeout(pauseMs + 4 * roundTripMs);
    times.push((await nextPaint(page, () => page.mouse.click(350, 700))).ms);
  }
  const note = `${times.length} rows pressed out of reach of reading ahead, round trip ${roundTripMs} ms, ${circumstances()}`;
  report({ id: `not-read-ahead-${id}-median`, value: median(times), unit: 'ms', note });
  report({
    id: `not-read-ahead-${id}-p95`,
    value: p95(times),
    unit: 'ms',
    limit: roundTripMs + 60,
    note,
  });
}
