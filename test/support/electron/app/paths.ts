import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type PathName =
  | 'home'
  | 'appData'
  | 'userData'
  | 'sessionData'
  | 'logs'
  | 'documents'
  | 'downloads'
  | 'temp';

export interface Paths {
  get(name: PathName): string;
  set(name: PathName, path: string): void;
}

/** Where Electron puts things on this system; `--user-data-dir` wins over the app's name. */
export function createPaths(appName: () => string, userDataDir: string | undefined): Paths {
  const chosen = new Map<PathName, string>();
  if (userDataDir !== undefined) chosen.set('userData', resolve(userDataDir));

  const defaultOf = (name: PathName): string => {
    if (name === 'home') return homedir();
    if (name === 'temp') return tmpdir();
    if (name === 'documents') return join(homedir(), 'Documents');
    if (name === 'downloads') return join(homedir(), 'Downloads');
    if (name === 'appData') return appData();
    if (name === 'userData') return join(get('appData'), appName());
    if (name === 'sessionData') return get('userData');
    return process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Logs', appName())
      : join(get('userData'), 'logs');
  };
  const get = (name: PathName): string => {
    const path = chosen.get(name) ?? defaultOf(name);
    if (name === 'userData' || name === 'logs') mkdirSync(path, { recursive: true });
    return path;
  };
  return { get, set: (name, path) => void chosen.set(name, resolve(path)) };
}

function appData(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}
