import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Set by `watchPaints`: settles with the time from the input to the painted submission. */
    nextPainted?: Promise<number>;
    awaitPaint?: () => void;
  }
}

/** Puts a stopwatch into the page: it starts with the input's own time and stops after the frame that shows the answers. */
export async function watchPaints(page: Page): Promise<void> {
  // What runs these files names its functions by a call that the page does not know.
  await page.evaluate('globalThis.__name ??= (named) => named');
  await page.evaluate(() => {
    const answers = () => document.querySelector('main section');
    window.awaitPaint = () => {
      const before = answers();
      window.nextPainted = new Promise((done) => {
        let since = 0;
        const started = (event: Event) => {
          since = event.timeStamp;
          requestAnimationFrame(look);
        };
        const look = () => {
          const now = answers();
          if (now === null || now === before) return void requestAnimationFrame(look);
          // A message is delivered once this frame is painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - since);
          port2.postMessage(null);
        };
        window.addEventListener('keydown', started, { once: true, capture: true });
        window.addEventListener('click', started, { once: true, capture: true });
      });
    };
  });
}

export async function nextPainted(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => window.awaitPaint?.());
  await act();
  return page.evaluate(() => window.nextPainted ?? Number.NaN);
}
