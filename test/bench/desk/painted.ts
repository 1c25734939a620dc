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
        setTimeout(() => give(new Error('Nothing new was painted for 20 seconds.')), 20_000);
        let since = 0;
        const started = (event: Event) => {
          if (since > 0) return;
          since = event.timeStamp;
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
            done({ ms, pictures: pictures.length, missing: missing.length });
          };
          port2.postMessage(null);
        };
        window.addEventListener('keydown', started, { once: true, capture: true });
        window.addEventListener('click', started, { once: true, capture: true });
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
