import type { BackupChoices } from '#contract/backups';
import type { ShelfItem } from './shelf.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** A day since the last good one; after a failure, every hour. A laptop that slept catches up on waking. */
export function isDue(
  { schedule }: Pick<BackupChoices, 'schedule'>,
  items: readonly ShelfItem[],
  lastAttempt: { at: string; error: unknown } | null,
  now: number,
): boolean {
  if (schedule === 'off') return false;
  const newest = Math.max(
    0,
    ...items
      // Found damaged since, it is only `written`.
      .filter(({ state, manifest }) => state === 'sound' && manifest.content === 'all')
      .filter(({ manifest }) => manifest.level !== 'written')
      .map(({ manifest }) => Date.parse(manifest.takenAt)),
  );
  if (now - newest < dayMs) return false;
  const failedAt = lastAttempt?.error ? Date.parse(lastAttempt.at) : 0;
  return now - failedAt >= hourMs;
}

/** Today, by this computer's calendar. */
export function localDay(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-');
}

/** Whole days from today until that day, by this computer's calendar; `null` without a day. */
export function daysUntil(day: string | null, now: Date): number | null {
  if (day === null) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.UTC(year, month - 1, date) - today) / dayMs);
}

const remindAt = [30, 14, 7, 3, 2, 1, 0];

/** What to remind of now and by which name it is remembered that it was done; `null`: nothing new. */
export function expiryReminder(
  expiresOn: string | null,
  now: Date,
  reminded: readonly string[],
): { key: string; days: number } | null {
  const days = daysUntil(expiresOn, now);
  if (days === null || days < 0) return null;
  const reached = remindAt.filter((each) => days <= each).at(-1);
  if (reached === undefined) return null;
  const key = `expiry ${expiresOn} ${reached}`;
  return reminded.includes(key) ? null : { key, days };
}
