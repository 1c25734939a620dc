import type { Random } from '../main/embedded/course/random.ts';

// A pen held by a person: lines that tremble, and letters drawn as strokes, so that the pictures
// come out the same on every machine whatever fonts it has.

export type Point = readonly [x: number, y: number];

export interface Pen {
  color: string;
  width: number;
  random: Random;
  /** How far the hand wanders, in pixels. */
  tremble: number;
}

function wander(points: readonly Point[], { random, tremble }: Pen): Point[] {
  let [driftX, driftY] = [0, 0];
  return points.map(([x, y]) => {
    driftX = driftX * 0.85 + random.bell() * tremble * 0.25;
    driftY = driftY * 0.85 + random.bell() * tremble * 0.25;
    return [x + driftX, y + driftY];
  });
}

/** A line through points close to each other, smoothed between them. */
export function stroke(points: readonly Point[], pen: Pen, closeness = 1): string {
  const [first, ...rest] = wander(points, pen);
  if (!first) return '';
  let path = `M${first[0].toFixed(1)} ${first[1].toFixed(1)}`;
  for (const [index, [x, y]] of rest.entries()) {
    const [nextX, nextY] = rest[index + 1] ?? [x, y];
    path += `Q${x.toFixed(1)} ${y.toFixed(1)} ${((x + nextX) / 2).toFixed(1)} ${((y + nextY) / 2).toFixed(1)}`;
  }
  const width = (pen.width * (0.9 + pen.random.next() * 0.2) * closeness).toFixed(2);
  return `<path d="${path}" fill="none" stroke="${pen.color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" opacity="0.9"/>`;
}

/** A straight line as a hand draws it, without a ruler. */
export function line([x1, y1]: Point, [x2, y2]: Point, pen: Pen): string {
  const steps = Math.max(3, Math.round(Math.hypot(x2 - x1, y2 - y1) / 18));
  const points = Array.from({ length: steps + 1 }, (_, step): Point => {
    const part = step / steps;
    return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
  });
  return stroke(points, pen);
}

// On a grid of 4 × 6, y downwards, a pen stroke per group.
const letters: Record<string, string> = {
  '0': '2,0 0,1 0,5 2,6 4,5 4,1 2,0',
  '1': '1,1 2,0 2,6',
  '2': '0,1 2,0 4,1 4,2 0,6 4,6',
  '3': '0,0 4,0 2,2 4,4 3,6 0,6',
  '4': '3,6 3,0 0,4 4,4',
  '5': '4,0 0,0 0,3 3,3 4,4 3,6 0,6',
  '6': '4,0 1,2 0,4 1,6 3,6 4,4 3,3 1,3',
  '7': '0,0 4,0 2,6',
  '8': '2,3 0,2 0,1 2,0 4,1 4,2 2,3 0,4 0,5 2,6 4,5 4,4 2,3',
  '9': '4,2 2,3 0,2 0,1 2,0 4,1 4,3 3,6',
  x: '0,2 4,6|4,2 0,6',
  y: '0,2 2,5|4,2 1,8',
  f: '4,0 2,1 2,6|1,3 3,3',
  m: '0,6 0,2|0,3 1,2 2,3 2,6|2,3 3,2 4,3 4,6',
  a: '4,2 1,2 0,4 1,6 3,6 4,4 4,2 4,6',
  i: '2,2 2,6|2,0 2,0.4',
  n: '0,6 0,2|0,3 2,2 4,3 4,6',
  '=': '0,3 4,3|0,5 4,5',
  '-': '0,4 4,4',
  '+': '0,4 4,4|2,2 2,6',
  '(': '3,0 1,2 1,4 3,6',
  ')': '1,0 3,2 3,4 1,6',
  ',': '2,5.5 1,7',
  '.': '2,5.6 2,6',
  "'": '2,0 2,1.5',
  '?': '0,1 2,0 4,1 2,3 2,4|2,5.7 2,6',
};

/** Handwriting; `^` lifts and shrinks the next letter. */
export function write(text: string, [x, y]: Point, size: number, pen: Pen): string {
  let cursor = x;
  let raised = false;
  let drawn = '';
  for (const letter of text) {
    if (letter === '^') {
      raised = true;
      continue;
    }
    const scale = (size / 6) * (raised ? 0.65 : 1);
    const base = y - (raised ? size * 0.45 : 0);
    for (const group of letters[letter]?.split('|') ?? []) {
      const corners = group.split(' ').map((pair): Point => {
        const [column = 0, row = 0] = pair.split(',').map(Number);
        return [
          cursor + column * scale + pen.random.bell() * 0.6,
          base + row * scale + pen.random.bell() * 0.6,
        ];
      });
      drawn += stroke(corners, { ...pen, width: pen.width * 0.75, tremble: 0.4 });
    }
    cursor += (letter === ' ' ? 3.5 : 5.6) * scale;
    raised = false;
  }
  return drawn;
}
