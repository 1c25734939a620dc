import type { EventEmitter } from 'node:events';
import type { Readiness } from '../readiness.ts';
import type { AppPackage } from './app-package.ts';
import type { Languages } from './languages.ts';
import type { PathName, Paths } from './paths.ts';
import type { Quitting } from './quitting.ts';
import { relaunch } from './relaunch.ts';
import type { InstanceLock } from './single-instance.ts';

interface AppDeps {
  events: EventEmitter;
  appPackage: AppPackage;
  name: { get(): string; set(name: string): void };
  paths: Paths;
  languages: Languages;
  quitting: Quitting;
  lock: InstanceLock;
  readiness: Pick<Readiness, 'isReady' | 'whenReady'>;
}

export type App = ReturnType<typeof createApp>;

/** Electron's `app`. */
export function createApp(deps: AppDeps) {
  const { appPackage, name, paths, languages, quitting, lock, readiness } = deps;
  return Object.assign(deps.events, {
    isPackaged: appPackage.packaged,
    // Chromium's sandbox is on from the start wherever it can run.
    enableSandbox: () => undefined,
    whenReady: readiness.whenReady,
    isReady: readiness.isReady,
    quit: quitting.quit,
    exit: quitting.exit,
    relaunch,
    requestSingleInstanceLock: () =>
      lock.request(paths.get('userData'), { argv: process.argv, workingDirectory: process.cwd() }),
    releaseSingleInstanceLock: lock.release,
    getPath: (which: PathName) => paths.get(which),
    setPath: (which: PathName, path: string) => paths.set(which, path),
    setAppUserModelId: (_id: string) => undefined,
    // The system is told nothing: tests bring links themselves.
    setAsDefaultProtocolClient: (_protocol: string) => true,
    getAppPath: () => appPackage.folder,
    // There is no panel to show.
    setAboutPanelOptions: () => undefined,
    getName: name.get,
    setName: name.set,
    getVersion: () => appPackage.version,
    getLocale: () => languages.locale,
    getPreferredSystemLanguages: () => languages.preferred,
    focus: () => undefined,
  });
}
