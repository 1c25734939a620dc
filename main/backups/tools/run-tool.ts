import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#contract/errors';
import type { Tool } from './find-tools.ts';

export interface ToolRun {
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  /** What the program reads. */
  input?: AsyncIterable<Uint8Array>;
}

const keptWords = 4000;

/**
 * What a program writes, as it writes it. The last piece comes only when the program has ended well: a reader
 * that sees the end of this has all of it.
 */
export async function* outputOf(
  tool: Tool,
  words: readonly string[],
  { env, signal, input }: ToolRun,
): AsyncIterable<Uint8Array> {
  const child = spawn(tool.path, words, { env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk: string) => {
    said = (said + chunk).slice(-keptWords);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      said += String(error);
      resolve(null);
    });
    child.on('close', resolve);
  });
  let inputTrouble: unknown;
  const fed = input
    ? pipeline(input, child.stdin).catch((error: unknown) => {
        inputTrouble = error;
        // It waits for more that will not come; an end would look like a whole file.
        child.kill('SIGKILL');
      })
    : Promise.resolve(child.stdin.end());
  const stop = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    const code = await ended;
    signal?.throwIfAborted();
    // A program that has read enough closes its input; what it says of itself tells whether that was right.
    if (code !== 0) {
      await fed;
      throw inputTrouble instanceof AppError ? inputTrouble : troubleOf(tool, code, said);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    if (child.exitCode === null) child.kill('SIGKILL');
    await ended;
  }
}

/** Of the many things these programs say, those a person can do something about. */
function troubleOf(tool: Tool, code: number | null, said: string): AppError {
  const words = said.trim();
  const message = `${tool.path} ended with ${code}: ${words}`;
  if (/unsupported version|server version mismatch|aborting because of/i.test(words)) {
    return new AppError('backup-tool-outdated', message, {
      details: { reason: 'backup-tool-too-old', version: tool.version },
    });
  }
  if (
    /could not read|unexpected end of file|corrupt|could not uncompress|checksum|does not appear to be a valid archive|invalid/i.test(
      words,
    )
  ) {
    return new AppError('backup-damaged', message, { details: { reason: 'backup-damaged-archive' } });
  }
  if (/permission denied/i.test(words)) {
    return new AppError('forbidden', message, { details: { reason: 'backup-rights-missing' } });
  }
  if (/connection to server|server closed|terminating connection|SSL|could not (send|receive)/i.test(words)) {
    return new AppError('unreachable', message, { retryable: true, details: { reason: 'connection-lost' } });
  }
  return new AppError('internal', message, { details: { reason: 'backup-tool-failed', program: tool.path } });
}
