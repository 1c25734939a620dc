import { afterEach, expect, it, vi } from 'vitest';
import { createAttempts, pauseAfter } from '../../../main/journal/outbox/back-off.ts';
import { createDelays } from '../../../main/journal/outbox/delays.ts';
import { anItem } from './items.ts';

afterEach(() => vi.useRealTimers());

it('nobody is held longer than the delay, wherever the laptop’s clock goes', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 21) });
  let running = 0;
  const item = anItem({ heldUntil: new Date(Date.now() + 30_000).toISOString() });
  const delays = createDelays(() => running);
  expect(delays.heldFor(item)).toBe(30_000);
  vi.setSystemTime(Date.UTC(2025, 10, 21));
  running = 10_000;
  expect(delays.heldFor(item)).toBe(20_000);
  // Started again with the clock a year back: the whole delay, not a year.
  expect(createDelays(() => running).heldFor(item)).toBe(30_000);
  vi.setSystemTime(Date.UTC(2027, 10, 21));
  expect(createDelays(() => running).heldFor(item)).toBe(0);
  running = 30_001;
  expect(delays.heldFor(item)).toBe(0);
  expect(delays.heldFor(anItem({ heldUntil: 'told' }))).toBe(Number.POSITIVE_INFINITY);
});

it('pauses grow, are spread, and end at a quarter of a minute', () => {
  expect([pauseAfter(1, 0), pauseAfter(1, 1)]).toEqual([50, 100]);
  for (let tries = 1; tries < 40; tries++) {
    expect(pauseAfter(tries + 1, 0.5)).toBeGreaterThanOrEqual(pauseAfter(tries, 0.5));
    expect(pauseAfter(tries, 1)).toBeLessThanOrEqual(15_000);
  }
});

it('what failed for the link is tried at once when the link is back, what failed for itself is not', () => {
  const attempts = createAttempts(
    () => 0,
    () => 1,
  );
  for (let n = 0; n < 5; n++) attempts.failed('link', { code: 'unreachable', reason: 'connection-reset' });
  attempts.failed('lock', { code: 'busy', reason: 'lock-timeout' });
  expect(attempts.restsFor('link')).toBeGreaterThan(500);
  attempts.forgive();
  expect([attempts.restsFor('link'), attempts.restsFor('lock')]).toEqual([0, 100]);
  expect(attempts.of('link')?.tries).toBe(5);
  attempts.forget('lock');
  expect(attempts.restsFor('lock')).toBe(0);
});
