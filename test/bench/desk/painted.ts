import type { Page } from '@playwright/test';

export interface Paint {
  /** From the input to the painted frame. */
  ms: number;
  /** Pictures in that frame, and how many of them were not there yet. */
  pictures: number;
  missing: number;
}

type Sight = 'submission' | 'list' | 'letter';

declare global {
  interface Window {
    /** Set by `awaitPaint`: settles once what was waited for is painted. */
    nextPaint?: Promise<Paint>;
    awaitPaint?: (sight: Sight) => void;
  }
}

/** Puts a stopwatch into the page: it starts with the input's own time and stops after the frame that shows it. */
export async function watchPaints(page: Page): Promise<void> {
  // What runs these files names its functions by a call that the page does not know.
  await page.evaluate('globalThis.__name ??= (named) => named');
  await page.evaluate(() => {
    const sights: Record<Sight, () => unknown> = {
      submission: () => document.querySelector('main section'),
      list: () => document.querySelector('[role=option]'),
      letter: () => document.querySelector('textarea')?.value,
    };
    window.awaitPaint = (sight) => {
      const before = sights[sight]();
      window.nextPaint = new Promise((done, give) => {
        const begun = new AbortController();
        const timer = setTimeout(() => give(new Error('Nothing new was painted in 20 seconds.')), 20_000);
        let since = 0;
        const started = (event: Event) => {
          since = event.timeStamp;
          // A listener left behind would hold what was on screen before.
          begun.abort();
          requestAnimationFrame(look);
        };
        const look = () => {
          const now = sights[sight]();
          if (now === null || now === before) return void requestAnimationFrame(look);
          const pictures = [...document.querySelectorAll<HTMLImageElement>('main figure img')];
          const missing = pictures.filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0);
          // A message is delivered once this frame is painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const ms = performance.now() - since;
            clearTimeout(timer);
            done({ ms, pictures: pictures.length, missing: missing.length });
          };
          port2.postMessage(null);
        };
        window.addEventListener('keydown', started, { capture: true, signal: begun.signal });
        window.addEventListener('click', started, { capture: true, signal: begun.signal });
      });
    };
  });
}

export async function nextPaint(
  page: Page,
  act: () => Promise<void>,
  sight: Sight = 'submission',
): Promise<Paint> {
  await page.evaluate((wanted) => window.awaitPaint?.(wanted), sight);
  await act();
  return page.evaluate(() => {
    if (window.nextPaint === undefined) throw new Error('Nobody watches the paints of this page.');
    return window.nextPaint;
  });
}
