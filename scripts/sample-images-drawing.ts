import type { Random } from '../main/embedded/course/random.ts';
import { line, type Pen, type Point, stroke, write } from './sample-images-pen.ts';

export const width = 1080;
export const height = 810;

/** What a student was asked to draw, or thought they were. */
export interface Task {
  curve: (x: number) => number;
  label: string;
  /** Points they marked, with what they wrote beside. */
  marks: readonly (readonly [x: number, y: number, text: string])[];
  tangent?: (x: number) => number;
  x: readonly [number, number];
  y: readonly [number, number];
}

const cubic = (x: number) => x ** 3 - 3 * x + 1;
const wide = { x: [-2.7, 2.7], y: [-4.6, 5.4] } as const;

/** By image column: what most drew, and what some drew instead. */
export const tasks: Record<string, readonly Task[]> = {
  imagen_1: [
    {
      ...wide,
      curve: cubic,
      label: 'y = x^3 - 3x + 1',
      marks: [
        [-1, 3, '(-1,3) max'],
        [1, -1, '(1,-1) min'],
        [0, 1, ''],
      ],
    },
    { ...wide, curve: (x) => x ** 2 - 3, label: 'f(x)', marks: [[0, -3, 'min']] },
    {
      ...wide,
      curve: (x) => -cubic(x),
      label: 'f(x)',
      marks: [
        [-1, -3, 'min'],
        [1, 1, 'max'],
      ],
    },
  ],
  imagen_2: [
    {
      x: [-2.4, 2.4],
      y: [-4.4, 7],
      curve: (x) => 3 * x ** 2 - 3,
      label: "f'(x) = 3x^2 - 3",
      marks: [
        [-1, 0, '-1'],
        [1, 0, '1'],
        [0, -3, '-3'],
      ],
    },
    { x: [-2.4, 2.4], y: [-2, 9], curve: (x) => 3 * x ** 2 + 1, label: "f'", marks: [] },
  ],
  imagen_3: [
    {
      x: [-1.7, 1.7],
      y: [-8, 8],
      curve: (x) => 6 * x,
      label: "f'' = 6x",
      marks: [
        [0, 0, ''],
        [1, 6, '(1,6)'],
      ],
    },
    { x: [-1.7, 1.7], y: [-8, 8], curve: () => 6, label: "f'' = 6 ?", marks: [] },
  ],
  imagen_pregunta_3: [
    { ...wide, curve: cubic, label: 'f(x)', tangent: (x) => 1 - 3 * x, marks: [[0, 1, 'y = -3x + 1']] },
    { ...wide, curve: cubic, label: 'f(x)', tangent: () => 1, marks: [[0, 1, 'y = 1']] },
    { ...wide, curve: cubic, label: 'f', tangent: (x) => 3 * x + 1, marks: [[0, 1, 'm = 3']] },
  ],
};

interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function ticks([low, high]: readonly [number, number]): number[] {
  const step = high - low > 12 ? 2 : 1;
  const numbers: number[] = [];
  for (let at = Math.ceil(low / step) * step; at < high; at += step) if (at !== 0) numbers.push(at);
  return numbers;
}

function arrow([x, y]: Point, [dx, dy]: Point, pen: Pen): string {
  return (
    line([x, y], [x - dx * 16 - dy * 9, y - dy * 16 - dx * 9], pen) +
    line([x, y], [x - dx * 16 + dy * 9, y - dy * 16 + dx * 9], pen)
  );
}

function plotter(task: Task, frame: Frame): (x: number, y: number) => Point {
  const scaleX = (frame.right - frame.left) / (task.x[1] - task.x[0]);
  const scaleY = (frame.bottom - frame.top) / (task.y[1] - task.y[0]);
  return (x, y) => [frame.left + (x - task.x[0]) * scaleX, frame.bottom - (y - task.y[0]) * scaleY];
}

function graph(
  curve: (x: number) => number,
  task: Task,
  at: (x: number, y: number) => Point,
  pen: Pen,
): string {
  const points: Point[] = [];
  const steps = 90;
  for (let step = 0; step <= steps; step++) {
    const x = task.x[0] + ((task.x[1] - task.x[0]) * step) / steps;
    const y = curve(x);
    if (y >= task.y[0] && y <= task.y[1]) points.push(at(x, y));
  }
  return stroke(points, pen);
}

/** The drawing itself, as SVG elements on a page of `width` × `height`. */
export function draw(task: Task, ink: Pen, accent: Pen, random: Random): string {
  const frame = { left: 130 + random.between(-25, 25), top: 110, right: width - 130, bottom: height - 90 };
  const at = plotter(task, frame);
  const axis = { ...ink, width: ink.width * 0.8 };
  const [originX, originY] = at(0, 0);
  const parts = [
    line([frame.left - 30, originY], [frame.right + 30, originY], axis),
    arrow([frame.right + 30, originY], [1, 0], axis),
    line([originX, frame.bottom + 30], [originX, frame.top - 30], axis),
    arrow([originX, frame.top - 30], [0, -1], axis),
    write('x', [frame.right + 20, originY + 14], 20, axis),
    write('y', [originX + 14, frame.top - 34], 20, axis),
  ];
  for (const x of ticks(task.x)) {
    const [px] = at(x, 0);
    parts.push(
      line([px, originY - 6], [px, originY + 6], axis),
      write(String(x), [px - 9, originY + 13], 16, axis),
    );
  }
  for (const y of ticks(task.y)) {
    const [, py] = at(0, y);
    parts.push(
      line([originX - 6, py], [originX + 6, py], axis),
      write(String(y), [originX - 40, py - 8], 16, axis),
    );
  }
  parts.push(graph(task.curve, task, at, ink));
  if (random.chance(0.5)) parts.push(graph(task.curve, task, at, { ...ink, width: ink.width * 0.6 }));
  if (task.tangent) parts.push(graph(task.tangent, task, at, accent));
  for (const [x, y, text] of task.marks) {
    const [px, py] = at(x, y);
    parts.push(`<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="6" fill="${accent.color}"/>`);
    parts.push(write(text, [px + 16, py - 26], 20, accent));
  }
  parts.push(write(task.label, [frame.left + random.between(0, 60), 52], 26, ink));
  if (random.chance(0.35)) parts.push(crossedOut([frame.right - 190, 60], ink, random));
  return parts.join('');
}

/** Something that was written and scratched out again. */
function crossedOut([x, y]: Point, pen: Pen, random: Random): string {
  const zigzag = Array.from(
    { length: 14 },
    (_, index): Point => [x + index * 9, y + (index % 2) * 22 + random.bell() * 4],
  );
  return write('3x^2', [x + 20, y], 24, pen) + stroke(zigzag, pen);
}
