import type { DevTools } from '../chromium/pipe.ts';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Mode = 'normal' | 'maximized' | 'minimized';

export interface Place {
  bounds(): Rectangle;
  normalBounds(): Rectangle;
  mode(): Mode;
  /** Chromium has opened the window: from now on it is moved for real. */
  attach(browser: DevTools, targetId: string, frameHeight: number): Promise<void>;
  move(bounds: Partial<Rectangle>): Promise<void>;
  setMode(mode: Mode): Promise<void>;
  /** A person moved it. */
  moved(bounds: Rectangle): void;
}

interface PlaceOptions extends Partial<Rectangle> {
  minWidth?: number;
  minHeight?: number;
  workArea: Rectangle;
  changed(what: 'move' | 'resize'): void;
}

/** Where a window is: remembered here, because Electron tells it at once and Chromium does not. */
export function createPlace({
  minWidth = 0,
  minHeight = 0,
  workArea,
  changed,
  ...wish
}: PlaceOptions): Place {
  const width = Math.max(minWidth, wish.width ?? 800);
  const height = Math.max(minHeight, wish.height ?? 600);
  let normal: Rectangle = {
    x: wish.x ?? workArea.x + Math.max(0, Math.round((workArea.width - width) / 2)),
    y: wish.y ?? workArea.y + Math.max(0, Math.round((workArea.height - height) / 2)),
    width,
    height,
  };
  let mode: Mode = 'normal';
  let show: (() => Promise<void>) | undefined;

  const bounds = () => (mode === 'maximized' ? workArea : normal);
  const report = (before: Rectangle, after: Rectangle) => {
    if (before.x !== after.x || before.y !== after.y) changed('move');
    if (before.width !== after.width || before.height !== after.height) changed('resize');
  };

  return {
    bounds,
    normalBounds: () => normal,
    mode: () => mode,
    async attach(browser, targetId, frameHeight) {
      const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
      const set = (bounds: object) => browser.send('Browser.setWindowBounds', { windowId, bounds });
      show = async () => {
        if (mode === 'minimized') return;
        const { x, y, width, height } = bounds();
        await set({ left: x, top: y, width, height: height + frameHeight });
      };
      await show();
    },
    async move(wish) {
      const before = normal;
      const wanted = { ...normal, ...wish };
      normal = {
        ...wanted,
        width: Math.max(minWidth, wanted.width),
        height: Math.max(minHeight, wanted.height),
      };
      await show?.();
      report(before, normal);
    },
    async setMode(next) {
      const before = bounds();
      mode = next;
      await show?.();
      report(before, bounds());
    },
    moved(to) {
      const before = bounds();
      if (mode === 'normal') normal = to;
      report(before, to);
    },
  };
}
