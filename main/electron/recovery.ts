import type { Log } from '../logging/log.ts';
import type { Texts } from '../texts/texts.ts';
import { app, type BrowserWindow, dialog } from './surface.ts';

export interface RecoveryDeps {
  texts(): Texts['recovery'];
  log: Log;
  /** The page anew: drafts are on disk and the desk remembers where it was. */
  reload(): void;
  showLogs(): void;
  now?: () => number;
}

interface Question {
  message: string;
  detail: string;
  again: string;
  logs?: string;
  other: string;
}

const mostInAMinute = 2;
const minute = 60_000;

/** A page whose process ended comes back by itself; one that keeps ending, or hangs, asks the person. */
export function recoverPage(
  window: BrowserWindow,
  { texts, log, reload, showLogs, now = Date.now }: RecoveryDeps,
): void {
  const ends: number[] = [];
  let asking = false;

  async function ask({ message, detail, again, logs, other }: Question): Promise<boolean> {
    const buttons = [again, other, ...(logs === undefined ? [] : [logs])];
    const about = { type: 'warning', defaultId: 0, cancelId: 1, noLink: true } as const;
    asking = true;
    for (;;) {
      const { response } = await dialog.showMessageBox({ ...about, message, detail, buttons });
      // Who looks at the logs still has to decide.
      if (response === 2) showLogs();
      else {
        asking = false;
        return response === 0;
      }
    }
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const since = now() - minute;
    ends.splice(0, ends.length, ...ends.filter((end) => end > since), now());
    if (ends.length <= mostInAMinute) reload();
    else void ask(texts().gone).then((again) => (again ? reload() : app.quit()));
  });

  window.webContents.on('unresponsive', () => {
    if (asking) return;
    log.warn('The window does not answer');
    void ask(texts().hangs).then((again) => {
      if (again && !window.isDestroyed()) reload();
    });
  });
}
