import { randomUUID } from 'node:crypto';
import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export interface Visit {
  argv: string[];
  workingDirectory: string;
}

export interface InstanceLock {
  request(folder: string, visit: Visit): boolean;
  release(): void;
}

/**
 * One instance per userData folder. The first leaves its process id in a file; a later one leaves a
 * note beside it, which the first finds. Only files, because the answer must be there at once.
 */
export function createInstanceLock(onVisit: (visit: Visit) => void): InstanceLock {
  let held: { lock: string; notes: string; watcher: FSWatcher } | undefined;

  function readNotes(notes: string): void {
    for (const name of readdirSync(notes)) {
      if (!name.endsWith('.json')) continue;
      const note = join(notes, name);
      const text = readFileSync(note, 'utf8');
      rmSync(note);
      onVisit(JSON.parse(text));
    }
  }

  return {
    request(folder, visit) {
      if (held) return true;
      const lock = join(folder, 'stand-in.lock');
      const notes = join(folder, 'stand-in-visits');
      if (!take(lock)) {
        const note = join(notes, randomUUID());
        writeFileSync(note, JSON.stringify(visit));
        renameSync(note, `${note}.json`);
        return false;
      }
      rmSync(notes, { recursive: true, force: true });
      mkdirSync(notes);
      held = { lock, notes, watcher: watch(notes, () => readNotes(notes)).unref() };
      return true;
    },
    release() {
      held?.watcher.close();
      if (held) for (const path of [held.notes, held.lock]) rmSync(path, { recursive: true, force: true });
      held = undefined;
    },
  };
}

const standInScript = process.argv[1] ?? '';

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isAlive(readOwner(lock))) return false;
    // Its owner was killed.
    rmSync(lock, { force: true });
    return take(lock);
  }
}

function readOwner(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

/** Alive, and no stranger that has inherited the number since. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(standInScript);
  } catch {
    return false;
  }
}
