import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { launchProblem } from './launch-problem.ts';
import { launcher, type Runtime } from './runtime.ts';
import { onEnd } from './signals.ts';

const settleLimitMs = 90_000;

export interface PictureOptions {
  /** Go on running until somebody ends it. */
  stay: boolean;
}

/** Runs the desk without a person, and saves its first window once that has its data and fonts. */
export async function takePicture(
  runtime: Runtime,
  args: string[],
  file: string,
  { stay }: PictureOptions,
): Promise<number> {
  const app = await launch(runtime, args);
  const ended = new Promise<void>((resolve) => app.once('close', resolve));
  process.on('SIGINT', () => void app.close());
  onEnd(() => void app.close());
  try {
    const page = await firstWindow(app);
    await page.waitForFunction(() => document.documentElement.dataset.settled === 'true', undefined, {
      timeout: settleLimitMs,
    });
    mkdirSync(dirname(file), { recursive: true });
    await page.screenshot({ path: file });
    console.log(`The first window is in ${file}.`);
    if (stay) console.log('Running until Ctrl+C.');
    else await app.close();
  } catch (error) {
    await app.close();
    throw error;
  }
  await ended;
  return 0;
}

async function launch({ kind, executable }: Runtime, args: string[]): Promise<ElectronApplication> {
  try {
    return await _electron.launch({
      ...(kind === 'stand-in' ? { executablePath: executable } : {}),
      args: ['.', ...args],
      env: { ...inherited(), ...launcher },
      colorScheme: null,
      artifactsDir: 'out/start',
    });
  } catch (error) {
    const problem = launchProblem(String(error));
    throw problem === null ? error : new Error(problem);
  }
}

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The first window, or the app’s last words on why there is none. */
async function firstWindow(app: ElectronApplication): Promise<Page> {
  let said = '';
  app.process().stderr?.on('data', (chunk) => {
    said += chunk;
  });
  try {
    return await app.firstWindow();
  } catch (error) {
    const problem = launchProblem(said) ?? `The desk opened no window. It said:\n${said}`;
    throw new Error(problem, { cause: error });
  }
}
