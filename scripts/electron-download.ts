import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronFolder, findElectron } from './electron-binary.ts';

const reachLimitMs = 4_000;
const downloadLimitMs = 180_000;
/** After a failure it is not tried again on the same day, so that offline every start is quick. */
const rest = { file: 'out/electron-unavailable', ms: 24 * 3_600_000 };

/** Electron's binary, fetched now if it can be: one try, and none that could hang. */
export async function provideElectron(say: (line: string) => void): Promise<string | null> {
  const present = findElectron();
  if (present !== null || isResting()) return present;
  if (await isReachable(addressOfElectron())) {
    say('Fetching Electron, about 120 MB, once.');
    await install();
  }
  const fetched = findElectron();
  if (fetched === null) remember();
  return fetched;
}

export function addressOfElectron(environment: NodeJS.ProcessEnv = process.env): string {
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8'));
  const mirror =
    environment.ELECTRON_MIRROR ??
    environment.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`;
}

async function isReachable(address: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(reachLimitMs) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** With Electron's own installer. */
async function install(): Promise<void> {
  const installer = spawn(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: downloadLimitMs,
  });
  await once(installer, 'exit');
}

function isResting(): boolean {
  return existsSync(rest.file) && Date.now() - statSync(rest.file).mtimeMs < rest.ms;
}

function remember(): void {
  mkdirSync(dirname(rest.file), { recursive: true });
  writeFileSync(rest.file, 'Electron’s binary could not be fetched. Delete this file to try again.\n');
}
