import { settingOf } from './meanings.ts';

/** Where the parts of `user:password@host:port/database?options` lie. */
export interface Authority {
  /** End of the user's part, where the @ is; -1 without one. */
  at: number;
  hostEnd: number;
  /** Where the ? is, or the end. */
  queryStart: number;
}

/**
 * Finds the @ that ends the password. Passwords hold raw @ / ? # more often than the rules of
 * URLs allow, so every @ that a possible host follows is a possible reading. The first one that
 * leaves a plain database name behind it wins; otherwise the last, since a password with an @
 * is common and a database with one is not.
 */
export function findAuthority(text: string): Authority {
  const readings: Authority[] = [];
  for (let at = -1; ; ) {
    const next = text.indexOf('@', at + 1);
    const hostEnd = endOfHost(text, at + 1, next < 0 ? text.length : next);
    if ((next < 0 || hostEnd < next) && isHostLike(text.slice(at + 1, hostEnd))) {
      const reading = { at, hostEnd, queryStart: startOfQuery(text, hostEnd) };
      if (readings.length < mostReadings) readings.push(reading);
      else readings[mostReadings - 1] = reading;
    }
    if (next < 0) break;
    at = next;
  }
  return readings.find((reading) => isPlain(text, reading)) ?? readings.at(-1) ?? asLibpqReads(text);
}

// Enough for any password; keeps a text made of @ from taking quadratic time.
const mostReadings = 8;

function endOfHost(text: string, from: number, limit: number): number {
  const length = text.slice(from, limit).search(/[/?]/);
  return length < 0 ? limit : from + length;
}

function startOfQuery(text: string, from: number): number {
  const start = text.indexOf('?', from);
  return start < 0 ? text.length : start;
}

function isHostLike(text: string): boolean {
  return text
    .split(',')
    .every((entry) => /^(?:\[[0-9a-z:.%]*\]|[\p{L}\p{N}._%-]*)(?::\d{0,5})?$/iu.test(entry));
}

function isPlain(text: string, { hostEnd, queryStart }: Authority): boolean {
  const path = text.slice(hostEnd, queryStart);
  if (path.includes('@') || path.lastIndexOf('/') > 0) return false;
  const query = text.slice(queryStart + 1);
  if (!query.includes('@')) return true;
  return query.split('&').every((parameter) => {
    const equals = parameter.indexOf('=');
    return equals > 0 && (!parameter.includes('@') || settingOf(parameter.slice(0, equals)) !== undefined);
  });
}

/** When no reading has a possible host: the usual one, so that its host can be named as wrong. */
function asLibpqReads(text: string): Authority {
  const slash = text.search(/[/?]/);
  const at = slash < 0 ? text.lastIndexOf('@') : text.lastIndexOf('@', slash);
  const hostEnd = endOfHost(text, at + 1, text.length);
  return { at, hostEnd, queryStart: startOfQuery(text, hostEnd) };
}
