import { useEffect } from 'react';

/** Says on the page itself that what is shown is complete, for whoever takes its picture. */
export function useSettled(ready: boolean): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (!ready) {
      dataset.settled = 'false';
      return;
    }
    let current = true;
    // Two frames: one that lays out what has come, one that has painted it.
    const afterPaint = () => requestAnimationFrame(() => requestAnimationFrame(settle));
    const settle = () => {
      if (current) dataset.settled = 'true';
    };
    void document.fonts.ready.then(afterPaint);
    return () => {
      current = false;
    };
  }, [ready]);
}
