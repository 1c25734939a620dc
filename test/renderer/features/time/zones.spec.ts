import { afterEach, describe, expect, it } from 'vitest';
import { absoluteTime, ageOf, wallClock } from '../../../../renderer/features/time/server-time.ts';
import { serverTitle } from '../../../../renderer/features/time/server-title.ts';
import { followServerZone, toServerWall } from '../../../../renderer/features/time/server-zone.ts';
import { instantOf, wallOf, zoneOf } from '../../../../renderer/features/time/zones.ts';
import es from '../../../../renderer/i18n/es/time.json' with { type: 'json' };

const hour = 3_600_000;
const at = (text: string) => wallClock(text) ?? Number.NaN;
const clock = (timeZone: string, hours: number) => ({
  timeZone,
  wallClockAheadMs: hours * hour,
  clockAheadMs: 0,
});
const t = ((key: keyof typeof es, values: Record<string, string>) =>
  es[key].replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '')) as never;

afterEach(() => followServerZone(null));

describe('a zone', () => {
  const madrid = zoneOf('Europe/Madrid', 0);

  it.each([
    ['2026-01-15 12:00', '2026-01-15T11:00:00Z'],
    ['2026-07-15 12:00', '2026-07-15T10:00:00Z'],
    // The hour that comes twice is its first; the one that never comes is an hour later.
    ['2026-10-25 02:30', '2026-10-25T00:30:00Z'],
    ['2026-10-25 03:30', '2026-10-25T02:30:00Z'],
    ['2026-03-29 01:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29 03:00', '2026-03-29T01:00:00Z'],
  ])('in Madrid shows %s at %s', (wall, instant) => {
    expect(new Date(instantOf(at(wall), madrid)).toISOString()).toBe(new Date(instant).toISOString());
    expect(wallOf(Date.parse(instant), madrid)).toBe(at(wall));
  });

  it('nobody has heard of is as far ahead as its clock is now', () => {
    expect(zoneOf('<+0545>-05:45', 5.75 * hour + 4000).offsetAt(0)).toBe(5.75 * hour);
    expect(zoneOf('Asia/Kathmandu', 0).offsetAt(0)).toBe(5.5 * hour);
  });
});

describe('the dates of a course', () => {
  it('are shown where the person is, with the server’s hour and zone beside', () => {
    followServerZone(clock('UTC', 0), zoneOf('America/Bogota', 0));
    expect(absoluteTime('2026-11-20 19:42:07', 'es')).toBe('20 nov 2026, 14:42');
    expect(serverTitle('2026-11-20 19:42:07', t, 'es')).toBe(
      '20 nov 2026, 14:42 para ti; en el servidor, 19:42 (UTC)',
    );
    expect(serverTitle('2026-11-20 03:00:00', t, 'es')).toBe(
      '19 nov 2026, 22:00 para ti; en el servidor, 20 nov 2026, 03:00 (UTC)',
    );
  });

  it('are the same where both are', () => {
    followServerZone(clock('America/Bogota', -5), zoneOf('America/Bogota', 0));
    expect(serverTitle('2026-11-20 19:42:07', t, 'es')).toBe(
      '20 nov 2026, 19:42, la misma hora que en el servidor (America/Bogota)',
    );
  });

  it('keep their age, and their day is the one here', () => {
    followServerZone(clock('UTC', 0), zoneOf('America/Bogota', 0));
    const now = at('2026-11-20 19:42');
    expect(ageOf('2026-11-20 17:42', now, 'es')).toEqual({ unit: 'hours', count: 2 });
    expect(ageOf('2026-11-03 02:00', now, 'es')).toEqual({ unit: 'date', text: '2 nov' });
  });

  it('that somebody sets here are the server’s where it is asked', () => {
    followServerZone(clock('UTC', 0), zoneOf('Europe/Madrid', 0));
    expect(toServerWall(at('2026-11-20 23:59'))).toBe(at('2026-11-20 22:59'));
    expect(toServerWall(at('2026-07-20 23:59'))).toBe(at('2026-07-20 21:59'));
  });
});
