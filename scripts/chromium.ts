import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

/** A Chromium, Chrome or Edge of this machine; `TIZA_CHROMIUM` names another. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const { TIZA_CHROMIUM: chosen } = environment;
  if (chosen) return existsSync(chosen) ? chosen : null;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const extension = process.platform === 'win32' ? '.exe' : '';
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + extension)));
  return [...onPath, ...usualPlaces(environment)].find(isExecutable) ?? null;
}

function usualPlaces(environment: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
    const folders = ['/Applications', join(environment.HOME ?? '', 'Applications')];
    return folders.flatMap((folder) => apps.map((app) => join(folder, `${app}.app/Contents/MacOS/${app}`)));
  }
  if (process.platform === 'win32') {
    const inside = [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    const folders = [environment.LOCALAPPDATA, environment.PROGRAMFILES, environment['PROGRAMFILES(X86)']];
    return folders.flatMap((folder) => (folder ? inside.map((path) => join(folder, path)) : []));
  }
  return ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/usr/lib/chromium/chromium'];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Says what to do where no browser can be found. */
export function missingChromium(): string {
  const { TIZA_CHROMIUM: chosen } = process.env;
  if (chosen) return `TIZA_CHROMIUM names ${chosen}, and there is nothing there.`;
  const how = {
    linux: 'Install one, for example with “sudo apt-get install chromium”',
    darwin: 'Install Google Chrome or Chromium, for example with “brew install --cask chromium”',
    win32: 'Install Google Chrome or Microsoft Edge',
  };
  const advice = how[process.platform as keyof typeof how] ?? how.linux;
  return `No Chromium, Chrome or Edge was found on this machine. ${advice}, or set TIZA_CHROMIUM to its path.`;
}

/** On a bare Debian machine where we are root, gets Debian's own; anywhere else only looks. */
export function provideChromium(say: (line: string) => void): string | null {
  const found = findChromium();
  if (found || process.env.TIZA_CHROMIUM || !canInstall()) return found;
  say('No Chromium on this machine: installing Debian’s.');
  const quietly = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update'], quietly);
  spawnSync(
    'apt-get',
    ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    quietly,
  );
  return findChromium();
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
