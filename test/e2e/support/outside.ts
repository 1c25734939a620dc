import { spawn } from 'node:child_process';
import type { ElectronApplication } from '@playwright/test';
import { root } from './launch.ts';

/** As the system does on Windows and Linux: it starts the app again, with what should be opened. */
export async function openOutside(
  app: ElectronApplication,
  userData: string,
  ...what: string[]
): Promise<void> {
  const args = ['--no-sandbox', root, `--user-data-dir=${userData}`, ...what];
  const second = spawn(app.process().spawnfile, args, { stdio: 'ignore', cwd: root });
  await new Promise((resolve) => second.once('exit', resolve));
}

/** As the system does on a Mac: it tells the app that runs. */
export async function openAsOnMac(app: ElectronApplication, ...links: string[]): Promise<void> {
  await app.evaluate(({ app: electron }, urls) => {
    for (const url of urls) electron.emit('open-url', { preventDefault() {} }, url);
  }, links);
}
