import type { Page } from '@playwright/test';
import feedback from '../../../renderer/i18n/es/feedback.json' with { type: 'json' };
import { activityItem, calm, queueList } from '../../e2e/support/desk.ts';
import { end } from '../../e2e/support/launch.ts';
import type { TestProxy } from '../../support/proxy.ts';
import { createProxy } from '../../support/proxy.ts';
import type { TestServer } from '../../support/server.ts';
import type { Report } from '../measurement.ts';
import { median, p95 } from '../rounds.ts';
import { circumstances, launchDesk, openAt } from './open-desk.ts';
import { nextPaint } from './painted.ts';

const keys = 150;
const publications = 25;
const farMs = 300;

/** A brisk typist; the words go to the disk meanwhile. */
const keyPauseMs = 40;
const readingMs = 400;

/** Typing and publishing in the window: what the person sees, whatever the network does. */
export async function measureWriting(report: Report, course: TestServer): Promise<void> {
  const proxy = await createProxy(course);
  const launched = await launchDesk();
  const { page } = launched;
  try {
    await openAt(page, course, proxy);
    await activityItem(page, 'Foro 5').click();
    await calm(page);
    await measureKeystrokes(page, report);
    await measurePublishing(page, report, 'near');
    proxy.set({ delayMs: farMs / 2 });
    await measurePublishing(page, report, `${farMs}ms-away`);
    await measureOffline(page, report, proxy);
  } finally {
    await end(launched);
    await proxy.close();
  }
}

/** Frames begin when the screen asks for them: a letter is shown by the first one after its key. */
async function frameMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise<number>((shown) => requestAnimationFrame(shown));
    const first = await frame();
    let last = first;
    for (let n = 0; n < 30; n += 1) last = await frame();
    return (last - first) / 30;
  });
}

async function measureKeystrokes(page: Page, report: Report): Promise<void> {
  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: feedback.box.label }).waitFor();
  const times: number[] = [];
  for (let n = 0; n < keys; n += 1) {
    await page.waitForTimeout(keyPauseMs);
    times.push((await nextPaint(page, () => page.keyboard.press(n % 7 === 6 ? 'Space' : 'a'), 'letter')).ms);
  }
  const note = `${keys} keys while journalling, a frame is ${(await frameMs(page)).toFixed(1)} ms, ${circumstances()}`;
  report({ id: 'keystroke-painted-p95', value: p95(times), unit: 'ms', limit: 16, note });
  report({ id: 'keystroke-painted-median', value: median(times), unit: 'ms', note });
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(readingMs);
}

async function measurePublishing(page: Page, report: Report, id: string): Promise<void> {
  const times: number[] = [];
  for (let n = 0; n < publications; n += 1) {
    await page.waitForTimeout(readingMs + (id === 'near' ? 0 : farMs));
    await page.keyboard.press('c');
    await page.keyboard.type(`Bien ${n}`);
    times.push((await nextPaint(page, () => page.keyboard.press('Control+Enter'))).ms);
  }
  const note = `${publications} comments, from Ctrl+Enter, ${circumstances()}`;
  report({ id: `publish-next-${id}-p95`, value: p95(times), unit: 'ms', limit: 60, note });
  report({ id: `publish-next-${id}-median`, value: median(times), unit: 'ms', note });
}

/** With no way to the server only what was read ahead can be shown: three submissions. */
async function measureOffline(page: Page, report: Report, proxy: TestProxy): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    proxy.set({ dark: false, refuse: false, delayMs: 0 });
    await page.waitForTimeout(8 * readingMs);
    await queueList(page).waitFor();
    proxy.set({ refuse: true });
    proxy.resetAll();
    for (let n = 0; n < 3; n += 1) {
      await page.waitForTimeout(readingMs);
      await page.keyboard.press('c');
      await page.keyboard.type(`Sin red ${n}`);
      times.push((await nextPaint(page, () => page.keyboard.press('Control+Enter'))).ms);
    }
  }
  const note = `${times.length} comments, three after each cut, ${circumstances()}`;
  report({ id: 'publish-next-offline-p95', value: p95(times), unit: 'ms', limit: 60, note });
}
