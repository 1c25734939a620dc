import { flushSync } from 'react-dom';

/** A window that is not on screen paints nothing; what waits for a frame waits no longer than this. */
const unseenMs = 100;

/** Works once what was just changed is on screen. Calling what it answers with calls the work off. */
export function afterPaint(work: () => void): () => void {
  const unseen = setTimeout(() => {
    cancelAnimationFrame(frame);
    work();
  }, unseenMs);
  let painted: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    clearTimeout(unseen);
    painted = setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(unseen);
    clearTimeout(painted);
  };
}

const waiting = new Set<() => void>();
const touches = ['keydown', 'pointerdown', 'beforeinput', 'compositionstart', 'paste', 'drop'] as const;
let listening = false;

/**
 * Draws once what matters more is on screen, and at the latest when the person does anything: a key never meets
 * what is still drawn for the submission before.
 */
export function drawAfterPaint(draw: () => void): () => void {
  if (!listening) {
    listening = true;
    for (const touch of touches) window.addEventListener(touch, catchUp, { capture: true });
  }
  if (waiting.size === 0) afterPaint(catchUp);
  // Of its own, should the same be asked for twice.
  const each = () => draw();
  waiting.add(each);
  return () => waiting.delete(each);
}

/** Everything that waits to be drawn is drawn now, all of it at once. */
export function catchUp(): void {
  if (waiting.size === 0) return;
  const now = [...waiting];
  waiting.clear();
  flushSync(() => {
    for (const draw of now) draw();
  });
}
