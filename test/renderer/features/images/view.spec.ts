import { describe, expect, it } from 'vitest';
import { fitted, movedBy, settle, turnedBox, zoomAt } from '../../../../renderer/features/images/view.ts';

const frame = { width: 800, height: 600 };
const photo = { width: 3000, height: 4000 };

describe('what is seen of an image', () => {
  it('fits whole, and is never blown up to fit', () => {
    expect(settle(fitted, photo, frame)).toEqual({ mode: 'fit', scale: 0.15, x: 0, y: 0 });
    expect(settle(fitted, { width: 100, height: 50 }, frame).scale).toBe(1);
  });

  it('fits the width from its top', () => {
    const { scale, y } = settle({ ...fitted, mode: 'width' }, photo, frame);
    expect(scale).toBeCloseTo(800 / 3000);
    expect(y).toBeCloseTo((4000 * scale - 600) / 2);
  });

  it('lies on its side after a quarter turn', () => {
    expect(turnedBox(photo, 1)).toEqual({ width: 4000, height: 3000 });
    expect(turnedBox(photo, 2)).toEqual(photo);
  });

  it('keeps the point under the cursor where it is', () => {
    const view = settle({ mode: 'free', scale: 0.5, x: 40, y: -30 }, photo, frame);
    const cursor = { x: 200, y: -100 };
    const before = { x: (cursor.x - view.x) / view.scale, y: (cursor.y - view.y) / view.scale };
    const after = zoomAt(view, 1.7, cursor);
    expect((cursor.x - after.x) / after.scale).toBeCloseTo(before.x);
    expect((cursor.y - after.y) / after.scale).toBeCloseTo(before.y);
  });

  it('neither vanishes nor grows without end', () => {
    expect(zoomAt(fitted, 1e-9, { x: 0, y: 0 }).scale).toBe(0.05);
    expect(zoomAt(fitted, 1e9, { x: 0, y: 0 }).scale).toBe(16);
  });

  it('cannot be moved out of sight', () => {
    const moved = settle(movedBy({ mode: 'free', scale: 1, x: 0, y: 0 }, 1e6, -1e6), photo, frame);
    expect(moved).toMatchObject({ x: 1100, y: -1700 });
    expect(settle(movedBy(settle(fitted, photo, frame), 500, 0), photo, frame).x).toBe(0);
  });
});
