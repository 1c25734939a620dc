import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { launcher, type Runtime } from './runtime.ts';
import { onEnd } from './signals.ts';

/** Opens the desk on this screen and lives as long as it does. */
export async function openWindow(runtime: Runtime, args: string[]): Promise<number> {
  const child = spawnApp(runtime, args);
  // Ctrl+C reaches the app by itself, being in the same terminal; this process waits for it to finish.
  process.on('SIGINT', () => undefined);
  onEnd((signal) => child.kill(signal));
  const [code] = await once(child, 'exit');
  return code ?? 0;
}

export function spawnApp({ executable }: Runtime, args: string[], env = process.env): ChildProcess {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return spawn(executable, ['.', ...sandbox, ...args], {
    stdio: 'inherit',
    env: { ...env, ...launcher },
    shell: process.platform === 'win32',
  });
}
