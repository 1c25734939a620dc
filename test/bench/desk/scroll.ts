import type { Page } from '@playwright/test';
import { queueList } from '../../e2e/support/desk.ts';
import type { Report } from '../measurement.ts';
import { median, p95 } from '../rounds.ts';
import { circumstances } from './open-desk.ts';

/** Forty rows a frame: as when the bar is dragged. */
const step = 2400;

/** From the first row to the last, one step each frame; further rows arrive on the way. */
export async function measureScroll(page: Page, report: Report): Promise<void> {
  const frames = await queueList(page).evaluate(async (list, by) => {
    const option = list.querySelector('[role=option]');
    const rows = Number(option?.getAttribute('aria-setsize'));
    const durations: number[] = [];
    const last = () => list.querySelector(`[aria-posinset="${rows}"]`) !== null;
    const nextFrame = () => new Promise<number>((shown) => requestAnimationFrame(shown));
    const deadline = performance.now() + 240_000;
    let before = await nextFrame();
    while (!last() && performance.now() < deadline) {
      list.scrollTop += by;
      const now = await nextFrame();
      durations.push(now - before);
      before = now;
    }
    if (!last()) throw new Error(`Row ${rows} never came; ${list.scrollTop} px were passed.`);
    return durations;
  }, step);
  const note = `${frames.length} frames over the whole course, ${circumstances()}`;
  report({ id: 'scroll-frame-p95', value: p95(frames), unit: 'ms', limit: 20, note });
  report({ id: 'scroll-frame-median', value: median(frames), unit: 'ms', note });
}
