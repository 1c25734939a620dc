import { describe, expect, it } from 'vitest';
import {
  absoluteTime,
  ageOf,
  localWallClock,
  wallClock,
} from '../../../../renderer/features/time/server-time.ts';

const now = Date.UTC(2026, 10, 20, 19, 42);

describe('a server’s wall clock', () => {
  it('is read with or without seconds, with a T or a space', () => {
    expect(wallClock('2026-11-20 19:42:07.123')).toBe(Date.UTC(2026, 10, 20, 19, 42, 7));
    expect(wallClock('2026-11-20T19:42')).toBe(now);
  });

  it.each(['infinity', '-infinity', '0044-03-15 10:00:00 BC', 'ayer', ''])('does not read %j', (text) => {
    expect(wallClock(text)).toBeNull();
    expect(absoluteTime(text, 'es')).toBe(text);
    expect(ageOf(text, now, 'es')).toEqual({ unit: 'date', text });
  });

  it('is shown as its hands stand, in either language', () => {
    // An hour that does not exist where clocks go forward stays what the server wrote.
    expect(absoluteTime('2026-03-29 02:30:00', 'es')).toBe('29 mar 2026, 02:30');
    expect(absoluteTime('2026-11-20 19:42:07.123', 'en')).toBe('20 Nov 2026, 19:42');
  });

  it.each([
    ['2026-11-20 19:41:30', { unit: 'now' }],
    ['2026-11-20 23:00:00', { unit: 'now' }],
    ['2026-11-20 19:37:00', { unit: 'minutes', count: 5 }],
    ['2026-11-20 14:42:00', { unit: 'hours', count: 5 }],
    ['2026-11-18 10:00:00', { unit: 'days', count: 2 }],
    ['2026-11-03 10:00:00', { unit: 'date', text: '3 nov' }],
    ['2025-11-03 10:00:00', { unit: 'date', text: '3 nov 2025' }],
  ])('of %s is old as told', (serverTime, age) => {
    expect(ageOf(serverTime, now, 'es')).toEqual(age);
  });

  it('is compared with what this computer’s own clock shows', () => {
    const date = new Date(2026, 10, 20, 19, 42);
    expect(localWallClock(date)).toBe(now);
  });
});
