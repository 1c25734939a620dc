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

/** What is in it. Definitions alone, or a single table, stand in for no backup of everything. */
const kindOf = ({ manifest: { scope, content, withoutPasswords } }: ShelfItem) =>
  JSON.stringify([scope, content, withoutPasswords]);

/**
 * Which backups are old enough to go. Of each kind never one of the newest three proven ones, and never any while
 * fewer than three are proven; none after a failed run, and no file that has become another under its name.
 * Names and times come from the manifests, never from the disk's clock.
 */
export function tooOld(
  items: readonly ShelfItem[],
  { keepDays, now, lastFailed }: RetentionRules,
): ShelfItem[] {
  const newestFirst = items.toSorted((one, other) =>
    other.manifest.takenAt.localeCompare(one.manifest.takenAt),
  );
  if (lastFailed) return [];
  const isOld = ({ manifest, state }: ShelfItem) =>
    state !== 'file-changed' && now - Date.parse(manifest.takenAt) > keepDays * dayMs;
  const proven = newestFirst.filter(isProven);
  return newestFirst.filter((item) => {
    const safe = proven.filter((each) => kindOf(each) === kindOf(item)).slice(0, fewestProven);
    return safe.length === fewestProven && !safe.includes(item) && isOld(item);
  });
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
