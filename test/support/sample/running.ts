import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { OpenedSample } from '../../../main/embedded/sample-course.ts';

/** What the app of a fault test says. */
interface Fact {
  started?: true;
  opened?: OpenedSample;
  failed?: { message: string; code?: string; reason?: string };
}

export interface RunningApp {
  pid: number;
  /** Resolves when the app has begun to open the course. */
  started: Promise<void>;
  opened: Promise<OpenedSample>;
  failed: Promise<NonNullable<Fact['failed']>>;
  /** Kills it without a chance to tidy up. */
  kill(): Promise<void>;
  /** Closes the course and ends. */
  quit(): Promise<void>;
}

const script = fileURLToPath(new URL('./app.ts', import.meta.url));
const running = new Set<ChildProcess>();

/** Starts the app as a process of its own, `through` another command if wanted. */
export function startApp(userData: string, through: readonly string[] = []): RunningApp {
  const [command = '', ...parameters] = [...through, process.execPath, '--import', 'tsx', script, userData];
  const child = spawn(command, parameters, { stdio: ['pipe', 'pipe', 'inherit'] });
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      running.delete(child);
      resolve();
    });
  });
  const facts: Fact[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    facts.push(JSON.parse(line));
    for (const listener of listeners) listener();
  });
  function heard<Key extends keyof Fact>(key: Key): Promise<NonNullable<Fact[Key]>> {
    const promise = new Promise<NonNullable<Fact[Key]>>((resolve, reject) => {
      const listen = () => {
        const value = facts.find((fact) => fact[key] !== undefined)?.[key];
        if (value !== undefined) resolve(value);
      };
      listeners.add(listen);
      ended.then(() => reject(new Error(`The app ended before it said "${key}": ${JSON.stringify(facts)}`)));
    });
    // Not every test waits for everything.
    promise.catch(() => undefined);
    return promise;
  }
  return {
    pid: child.pid ?? 0,
    started: heard('started').then(() => undefined),
    opened: heard('opened'),
    failed: heard('failed'),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async quit() {
      child.stdin.end();
      await ended;
    },
  };
}

/** Ends what a failed test left running. */
export function killAllApps(): void {
  for (const child of running) child.kill('SIGKILL');
}
