import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'tiza-e2e-';

/** A fresh folder for one run of the app; its name tells which test process it belongs to. */
export function createUserData(): string {
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

/** A window that has just been closed may still be writing its profile. */
export function removeUserData(folder: string): void {
  for (let tries = 20; ; tries -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 2, retryDelay: 100 });
      return;
    } catch (error) {
      // What was written after the folder had been listed is removed the next time.
      if (tries === 0) throw error;
    }
  }
}

/** Folders of test processes that were killed before they could tidy up. */
export function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) removeUserData(join(tmpdir(), name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
