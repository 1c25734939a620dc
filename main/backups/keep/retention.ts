import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { manifestName } from '../file/manifest.ts';
import type { ShelfItem } from './shelf.ts';

const dayMs = 24 * 60 * 60 * 1000;
const fewestProven = 3;

export interface RetentionRules {
  keepDays: number;
  now: number;
  /** The newest attempt failed: nothing goes until one succeeds. */
  lastFailed: boolean;
}

const isProven = ({ manifest, state }: ShelfItem) => state === 'sound' && manifest.level === 'drilled';

/**
 * Which backups are old enough to go. Never one of the newest three proven ones; never any while fewer than
 * three are proven, or after a failed run. Names and times come from the manifests, never from the disk's clock.
 */
export function tooOld(
  items: readonly ShelfItem[],
  { keepDays, now, lastFailed }: RetentionRules,
): ShelfItem[] {
  const newestFirst = items.toSorted((one, other) =>
    other.manifest.takenAt.localeCompare(one.manifest.takenAt),
  );
  const proven = newestFirst.filter(isProven).slice(0, fewestProven);
  if (lastFailed || proven.length < fewestProven) return [];
  const safe = new Set(proven);
  return newestFirst.filter(
    (item) => !safe.has(item) && now - Date.parse(item.manifest.takenAt) > keepDays * dayMs,
  );
}

/** Stands for exactly these files. */
export function consentFor(items: readonly ShelfItem[]): string {
  const names = items.map(({ manifest }) => [manifest.file, manifest.sha256]);
  return createHash('sha256').update(JSON.stringify(names)).digest('hex');
}

/** The file first: a manifest without a file says what is gone, a file without a manifest says nothing. */
export async function removeItems(items: readonly ShelfItem[]): Promise<void> {
  for (const { path } of items) {
    await unlink(path).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
    await unlink(manifestName(path)).catch(() => undefined);
  }
}
