import type { Log } from '../logging/log.ts';
import type { Texts } from '../texts/texts.ts';
import { app, type BrowserWindow, dialog } from './surface.ts';

export interface RecoveryDeps {
  texts(): Texts['recovery'];
  log: Log;
  /** The page anew: drafts are on disk and the desk remembers where it was. */
  reload(): void;
  now?: () => number;
}

const mostInAMinute = 2;
const minute = 60_000;

/** A page whose process ended comes back by itself; one that keeps ending, or hangs, asks the person. */
export function recoverPage(
  window: BrowserWindow,
  { texts, log, reload, now = Date.now }: RecoveryDeps,
): void {
  const ends: number[] = [];
  let asking = false;

  async function ask(words: {
    message: string;
    detail: string;
    again: string;
    other: string;
  }): Promise<boolean> {
    asking = true;
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: words.message,
      detail: words.detail,
      buttons: [words.again, words.other],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    asking = false;
    return response === 0;
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
