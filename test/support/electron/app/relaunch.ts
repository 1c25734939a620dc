import { spawn } from 'node:child_process';

/** As it was started, before the app is shown another command line. */
const begun = [...process.execArgv, ...process.argv.slice(1)];

export function relaunch(): void {
  process.once('exit', () => {
    spawn(process.execPath, begun, { detached: true, stdio: 'ignore' }).unref();
  });
}
