import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { onEnd } from '../start/signals.ts';

const require = createRequire(import.meta.url);
const running = new Set<ChildProcess>();
let interrupted = false;

/** Each runner tidies up after itself; one that does not within ten seconds is ended. */
function interrupt(signal?: NodeJS.Signals): void {
  interrupted = true;
  for (const child of running) {
    if (signal) child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  }
}

// Ctrl+C reaches the children by itself, being in the same terminal.
process.on('SIGINT', () => interrupt());
onEnd(() => interrupt('SIGTERM'));

export function wasInterrupted(): boolean {
  return interrupted;
}

/** Runs a program of one of our packages under this very Node; resolves to its exit code. */
export function runPackage(
  bin: { package: string; path: string },
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const program = join(dirname(require.resolve(`${bin.package}/package.json`)), bin.path);
  return runNode([program, ...words], env);
}

export function runScript(script: string, words: readonly string[] = []): Promise<number> {
  return runNode(['--import', 'tsx', script, ...words]);
}

function runNode(words: readonly string[], env: Record<string, string> = {}): Promise<number> {
  if (interrupted) return Promise.resolve(130);
  const child = spawn(process.execPath, words, { stdio: 'inherit', env: { ...process.env, ...env } });
  running.add(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}
