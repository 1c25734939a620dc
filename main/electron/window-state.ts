import type { WindowState } from '../settings/settings.ts';
import type { Rectangle } from './surface.ts';

export const smallest = { width: 1024, height: 700 };
const preferred = { width: 1440, height: 900 };

/** How much of a window must lie on some screen for a person to find it and move it. */
const visible = { width: 200, height: 80 };

/** Where the window opens: where it was, unless that screen has gone or has shrunk. */
export function placeWindow(
  state: WindowState | undefined,
  screens: Rectangle[],
): Partial<Rectangle> & typeof preferred {
  const bounds = state && boundsOf(state);
  const screen = bounds && screens.find((area) => overlaps(bounds, area));
  if (bounds === undefined || screen === undefined) return fit(state ?? preferred, screens[0]);
  const size = fit(bounds, screen);
  return {
    x: clamp(bounds.x, screen.x, screen.x + screen.width - size.width),
    y: clamp(bounds.y, screen.y, screen.y + screen.height - size.height),
    ...size,
  };
}

function boundsOf({ x, y, width, height }: WindowState): Rectangle | undefined {
  return x === undefined || y === undefined ? undefined : { x, y, width, height };
}

function overlaps(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return width >= visible.width && height >= visible.height;
}

function fit(size: { width: number; height: number }, area: Rectangle | undefined): typeof preferred {
  return {
    width: Math.max(smallest.width, Math.min(size.width, area?.width ?? size.width)),
    height: Math.max(smallest.height, Math.min(size.height, area?.height ?? size.height)),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
