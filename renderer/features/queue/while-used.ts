/** Half a minute at most until what is new is there. */
const pauseMs = 25_000;
/** Nobody has touched the window for so long: a server that sleeps when left alone is left alone. */
const idleMs = 3 * 60_000;
const touches = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'focus'] as const;

/** Repeats the work while somebody is there to see it, and at once when they come back. */
export function whileUsed(work: () => Promise<void>): () => void {
  let lastTouch = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting = false;

  const turn = async () => {
    if (document.hidden || Date.now() - lastTouch > idleMs) {
      resting = true;
      return;
    }
    await work();
    if (timer !== undefined) timer = setTimeout(turn, pauseMs);
  };
  const touched = () => {
    lastTouch = Date.now();
    if (!resting || document.hidden) return;
    resting = false;
    void turn();
  };

  timer = setTimeout(turn, pauseMs);
  for (const touch of touches) window.addEventListener(touch, touched, { passive: true });
  document.addEventListener('visibilitychange', touched);
  return () => {
    clearTimeout(timer);
    timer = undefined;
    for (const touch of touches) window.removeEventListener(touch, touched);
    document.removeEventListener('visibilitychange', touched);
  };
}
