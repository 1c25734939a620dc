import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type ChromiumOptions, chromiumFlags } from './flags.ts';
import { type DevToolsPipe, openPipe } from './pipe.ts';

export interface Chromium extends DevToolsPipe {
  version: string;
  /** Resolves when the process has ended, however it ended. */
  readonly ended: Promise<void>;
  /** Lets it write its profile; ends it by force when that takes too long. */
  close(): Promise<void>;
  /** At once, for the moment in which the process itself goes. */
  kill(): void;
}

const closeLimitMs = 3000;

/**
 * Starts the window's process. It hangs on a pipe: when this process goes, however it goes,
 * the pipe closes and Chromium ends itself.
 */
export async function startChromium(executable: string, options: ChromiumOptions): Promise<Chromium> {
  const child = spawn(executable, chromiumFlags(options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lastWords = forwardAddress(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const kill = () => void child.kill('SIGKILL');
  const version = await Promise.race([
    pipe.browser.send('Browser.getVersion').then(({ product }) => product.split('/')[1] ?? ''),
    ended.then(() => {
      throw new Error(`Chromium (${executable}) ended before it was ready:\n${lastWords.join('\n')}`);
    }),
  ]);
  return {
    ...pipe,
    version,
    ended,
    kill,
    async close() {
      const timer = setTimeout(kill, closeLimitMs);
      await Promise.race([pipe.browser.send('Browser.close').catch(kill), ended]);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Playwright reads Chromium's address from our stderr; the rest is kept for when it fails to start. */
function forwardAddress(child: ChildProcess): string[] {
  const lastWords: string[] = [];
  createInterface({ input: child.stderr as Readable }).on('line', (line) => {
    if (line.startsWith('DevTools listening on')) process.stderr.write(`${line}\n`);
    lastWords.push(line);
    if (lastWords.length > 20) lastWords.shift();
  });
  return lastWords;
}
