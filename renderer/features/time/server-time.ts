import type { Language } from '#contract/language';
import { toLocalWall } from './server-zone.ts';

// The platform's server writes its wall clock and no zone. The hands of a clock, here or there, are counted
// as if in UTC, which has no hours that happen twice or never. Ages are counted between hands of the server's.

const shape = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/;

export type Age =
  | { unit: 'now' }
  | { unit: 'minutes' | 'hours' | 'days'; count: number }
  | { unit: 'date'; text: string };

/** The wall clock as a number to compare, or `null` for what is no such time (`infinity`, a year BC). */
export function wallClock(serverTime: string): number | null {
  const fields = shape.exec(serverTime);
  if (fields === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields
    .slice(1)
    .map((field) => Number(field ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** What this computer's wall clock shows, counted the same way. */
export function localWallClock(now: Date): number {
  return now.getTime() - now.getTimezoneOffset() * minute;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago, in the fewest characters. A clock ahead of ours counts as now. */
export function ageOf(serverTime: string, now: number, language: Language): Age {
  const then = wallClock(serverTime);
  if (then === null) return { unit: 'date', text: serverTime };
  const passed = now - then;
  if (passed < minute) return { unit: 'now' };
  if (passed < hour) return { unit: 'minutes', count: Math.floor(passed / minute) };
  if (passed < day) return { unit: 'hours', count: Math.floor(passed / hour) };
  if (passed < 7 * day) return { unit: 'days', count: Math.floor(passed / day) };
  const local = toLocalWall(then);
  const sameYear = new Date(local).getUTCFullYear() === new Date(toLocalWall(now)).getUTCFullYear();
  return { unit: 'date', text: formatters[language][sameYear ? 'day' : 'date'].format(local) };
}

/** `20 nov 2026, 19:42` where this computer is; what is no time is shown as it came. */
export function absoluteTime(serverTime: string, language: Language): string {
  const then = wallClock(serverTime);
  return then === null ? serverTime : formatters[language].full.format(toLocalWall(then));
}

/** The same as the server wrote it. */
export function writtenTime(serverTime: string, language: Language): string {
  const then = wallClock(serverTime);
  return then === null ? serverTime : formatters[language].full.format(then);
}

/** Its hour alone, as the server wrote it. */
export function clockTime(serverTime: string, language: Language): string {
  const then = wallClock(serverTime);
  return then === null ? serverTime : formatters[language].clock.format(then);
}

function formattersFor(locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const dayAndMonth = { day: 'numeric', month: 'short' } as const;
  return {
    clock: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: format(dayAndMonth),
    date: format({ ...dayAndMonth, year: 'numeric' }),
    full: format({ ...dayAndMonth, year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}

const formatters = { es: formattersFor('es'), en: formattersFor('en-GB') };
