/** How much of an image is seen, and where: its centre lies `x`, `y` from the frame's, `scale` times its size. */
export interface View {
  mode: 'fit' | 'width' | 'free';
  scale: number;
  x: number;
  y: number;
}

export interface Box {
  width: number;
  height: number;
}

export const fitted: View = { mode: 'fit', scale: 1, x: 0, y: 0 };
const smallest = 0.05;
const largest = 16;

/** The box an image takes when it lies on its side. */
export function turnedBox({ width, height }: Box, quarters: number): Box {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** What is really shown: `fit` and `width` follow the frame, and no image is moved out of sight. */
export function settle(view: View, image: Box, frame: Box): View {
  const scale = scaleOf(view, image, frame);
  const room = (size: number, space: number) => Math.max(0, (size * scale - space) / 2);
  const bound = (at: number, most: number) => Math.min(most, Math.max(-most, at));
  const top =
    view.mode === 'width' && view.y === 0 && view.x === 0 ? room(image.height, frame.height) : view.y;
  return {
    mode: view.mode,
    scale,
    x: bound(view.x, room(image.width, frame.width)),
    y: bound(top, room(image.height, frame.height)),
  };
}

function scaleOf({ mode, scale }: View, image: Box, frame: Box): number {
  if (mode === 'free') return scale;
  const wide = frame.width / Math.max(1, image.width);
  if (mode === 'width') return wide;
  // A small image is not blown up to fit.
  return Math.min(1, wide, frame.height / Math.max(1, image.height));
}

/** Closer or further, with the point under the cursor staying under it; `at` counts from the frame's centre. */
export function zoomAt(view: View, factor: number, at: { x: number; y: number }): View {
  const scale = Math.min(largest, Math.max(smallest, view.scale * factor));
  const ratio = scale / view.scale;
  return { mode: 'free', scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

export function movedBy(view: View, x: number, y: number): View {
  return { ...view, mode: 'free', x: view.x + x, y: view.y + y };
}
