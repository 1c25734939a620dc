import { createHash, randomBytes } from 'node:crypto';
import { readdir, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

// A file that is being written says who writes it: which computer, which process, which of its files. A folder
// may be shared with other computers, whose processes nobody here can ask.
const pattern = /\.tiza-([0-9a-f]{8})-(\d+)-([0-9a-f]{8})\.part$/;

const here = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const writing = new Set<string>();

/** A name for a file that is not whole yet. It is ours until `forgetPart`. */
export function newPartName(name: string): string {
  const part = `${name}.tiza-${here}-${process.pid}-${randomBytes(4).toString('hex')}.part`;
  writing.add(part);
  return part;
}

export function forgetPart(part: string): void {
  writing.delete(part);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isLeftover(name: string): boolean {
  const [, computer, pid] = pattern.exec(name) ?? [];
  if (computer !== here || pid === undefined || writing.has(name)) return false;
  // With our own number and not ours: of a process that had it before.
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

/** What a process of this computer that is no more left half written. Answers with the names of what it removed. */
export async function removeLeftovers(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const leftovers = names.filter(isLeftover);
  await Promise.all(leftovers.map((name) => unlink(join(folder, name)).catch(() => undefined)));
  return leftovers;
}
