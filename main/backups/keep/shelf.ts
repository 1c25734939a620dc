import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupEntry } from '#contract/backups';
import { isManifestName, type Manifest, manifestName, readManifest } from '../file/manifest.ts';

export interface ShelfItem {
  manifest: Manifest;
  path: string;
  state: BackupEntry['state'];
}

export interface Shelf {
  /** Newest first. */
  items: ShelfItem[];
  /** Manifests of ours that somebody or something wrote in since: nothing they say is believed. */
  changed: string[];
}

/** The backups of one course in its folder. Whatever has no manifest of ours is not even looked at. */
export async function readShelf(folder: string, course: string): Promise<Shelf> {
  const names = await readdir(folder).catch(() => []);
  const items: ShelfItem[] = [];
  const changed: string[] = [];
  for (const name of names.filter(isManifestName)) {
    const item = await readItem(folder, name);
    if (item === 'changed') changed.push(name);
    else if (item !== null && item.manifest.course.id === course) items.push(item);
  }
  items.sort((one, other) => other.manifest.takenAt.localeCompare(one.manifest.takenAt));
  return { items, changed };
}

async function readItem(folder: string, name: string): Promise<ShelfItem | 'changed' | null> {
  const read = await readManifest(join(folder, name));
  if (read.state !== 'sound') return read.state === 'changed' ? 'changed' : null;
  if (manifestName(read.manifest.file) !== name) return 'changed';
  const path = join(folder, read.manifest.file);
  const found = await stat(path).catch(() => null);
  if (found === null) return { manifest: read.manifest, path, state: 'file-missing' };
  return {
    manifest: read.manifest,
    path,
    state: found.size === read.manifest.bytes ? 'sound' : 'file-changed',
  };
}

export function entryOf({ manifest, state }: ShelfItem): BackupEntry {
  const { file, server, tables } = manifest;
  const { takenAt, bytes, format, encrypted, scope, content, withoutPasswords } = manifest;
  const { level, levelAt, drill, notCovered } = manifest;
  return {
    id: file,
    ...{ takenAt, bytes, format, encrypted, scope, content, withoutPasswords },
    ...{ level, levelAt, drill, notCovered },
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    source: { host: server.host, database: server.database, version: server.version },
    state,
  };
}
