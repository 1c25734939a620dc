import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { extractAll, getRawHeader } from '@electron/asar';
import { type PackedFile, postgresOf, type Target } from './contents.ts';

interface Entry {
  files?: Record<string, Entry>;
  size?: number;
  unpacked?: boolean;
  link?: string;
}

/** Everything an archive holds or points to beside it. Links count nothing. */
export function filesIn(archive: string): PackedFile[] {
  return walk(getRawHeader(archive).header as unknown as Entry, '');
}

function walk(entry: Entry, path: string): PackedFile[] {
  if (entry.files === undefined) {
    return [{ path, bytes: entry.size ?? 0, unpacked: entry.unpacked === true || entry.link !== undefined }];
  }
  return Object.entries(entry.files).flatMap(([name, child]) =>
    walk(child, path === '' ? name : `${path}/${name}`),
  );
}

/** The links that a system's PostgreSQL lists; where it has none, it brings no list. */
export async function linksOf(target: Target): Promise<string[]> {
  const list = await readFile(join(postgresOf(target), 'native/pg-symlinks.json'), 'utf8').catch((error) => {
    if (target.platform === 'win32') return '[]';
    throw error;
  });
  const links: { target: string }[] = JSON.parse(list);
  return links.map((link) => link.target);
}

/** The app as a folder again. What lies beside the archive is taken from there, with its rights and links. */
export async function unpack(archive: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  extractAll(archive, folder);
  const beside = `${archive}.unpacked`;
  for (const name of await readdir(beside)) await replaceFrom(beside, folder, name);
}

async function replaceFrom(beside: string, folder: string, name: string): Promise<void> {
  const packages = await readdir(join(beside, name));
  for (const each of packages) {
    const from = join(beside, name, each);
    await cp(from, join(folder, name, each), {
      recursive: true,
      force: true,
      verbatimSymlinks: true,
    });
  }
}
