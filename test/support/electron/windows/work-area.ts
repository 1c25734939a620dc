import { headlessScreen } from '../chromium/flags.ts';
import type { Rectangle } from './bounds.ts';
import type { Target } from './targets.ts';

const expression =
  '({ x: screen.availLeft, y: screen.availTop, width: screen.availWidth, height: screen.availHeight })';

/** The part of the screen that windows may cover. */
export async function readWorkArea(startup: Target | undefined): Promise<Rectangle> {
  if (!startup) return headlessScreen;
  const { result } = await startup.devtools.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value;
}
