// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whileUsed } from '../../../../renderer/features/queue/while-used.ts';

let looks = 0;
let stop = () => {};
const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

beforeEach(() => {
  vi.useFakeTimers();
  looks = 0;
  stop = whileUsed(async () => {
    looks += 1;
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('looks within half a minute, again and again', async () => {
  await vi.advanceTimersByTimeAsync(30_000);
  expect(looks).toBe(1);
  await minutes(1);
  expect(looks).toBe(3);
});

it('rests when nobody is there, and looks at once when they are back', async () => {
  await minutes(10);
  const before = looks;
  await minutes(60);
  expect(looks).toBe(before);
  window.dispatchEvent(new Event('pointermove'));
  await vi.advanceTimersByTimeAsync(0);
  expect(looks).toBe(before + 1);
  await minutes(1);
  expect(looks).toBe(before + 3);
});

it('rests while the window is hidden', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await minutes(2);
  expect(looks).toBe(0);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(looks).toBe(1);
});

it('ends for good', async () => {
  stop();
  window.dispatchEvent(new Event('keydown'));
  await minutes(5);
  expect(looks).toBe(0);
});
