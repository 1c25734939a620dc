import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from './layout.ts';

const asidePrefix = 'damaged-';

async function asides(directory: string): Promise<string[]> {
  return (await readdir(directory)).filter((name) => name.startsWith(asidePrefix));
}

/** Keeps a data directory that cannot be used, for whoever wants to look into it: the last one only. */
export async function setAside(directory: string): Promise<string> {
  for (const name of await asides(directory)) {
    await rm(join(directory, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const aside = join(directory, asidePrefix + new Date().toISOString().slice(0, 10));
  await rename(dataFolder(directory), aside);
  return aside;
}

/** Undoes `setAside` when a new data directory fares no better: then the old one was not to blame. */
export async function putBack(directory: string, aside: string): Promise<void> {
  await rm(dataFolder(directory), { recursive: true, force: true, maxRetries: 5 });
  await rename(aside, dataFolder(directory));
}
