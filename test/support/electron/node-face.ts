import type { Surface } from '../../../main/electron/surface.ts';
import type { App } from './app/app.ts';

/** Makes Node look to the app as it does inside Electron. */
export function putOnElectronsFace(argv: string[], electronVersion: string): void {
  process.argv = argv;
  Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  Object.defineProperty(process, 'versions', {
    value: Object.freeze({ ...process.versions, electron: electronVersion }),
    enumerable: true,
  });
}

/** Electron reports what nobody caught and goes on, unless the app listens for it. */
export function surviveMistakes(dialog: Surface['dialog']): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    dialog.showErrorBox(
      'A JavaScript error occurred in the main process',
      `Uncaught Exception:\n${error.stack}`,
    );
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') > 1) return;
    console.warn('UnhandledPromiseRejectionWarning:', reason);
  });
  // Whoever read our output may have gone.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

const patienceMs = 15_000;
const parent = process.ppid;
/** Whoever starts us may name itself: it could be killed before we have asked who our parent is. */
const launcher = Number(process.env.STAND_IN_LAUNCHER ?? parent);

/** A signal asks the app to quit; so does the end of the process that started it, which may have been killed. */
export function quitWithTheWorld(app: App): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  const watch = setInterval(() => {
    if (hasParent()) return;
    clearInterval(watch);
    app.quit();
    setTimeout(() => app.exit(1), patienceMs).unref();
  }, 500);
  watch.unref();
}

function hasParent(): boolean {
  if (process.ppid !== parent) return false;
  try {
    process.kill(launcher, 0);
    return true;
  } catch (error) {
    // It is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
