import type { Leaving } from '../journal/journal.ts';
import type { Texts } from '../texts/texts.ts';
import { type BrowserWindow, dialog } from './surface.ts';

export interface ClosingDeps {
  leaving(): Leaving;
  texts(): Texts['closing'];
}

/** Closing says what still waits to be sent, and what only memory holds; nothing of it is lost by staying. */
export function askBeforeClosing(window: BrowserWindow, { leaving, texts }: ClosingDeps): void {
  let agreed = false;
  let asking = false;

  /** The worst of it is said. */
  function saying({ waiting, marks, unsaved }: Leaving): { message: string; detail: string } {
    const words = texts();
    const counted = (one: string, many: string, count: number) =>
      count === 1 ? one : many.replace('{count}', String(count));
    if (unsaved) return { message: words.unsaved, detail: words.unsavedDetail };
    if (waiting > 0) return { message: counted(words.one, words.many, waiting), detail: words.detail };
    return { message: counted(words.marksOne, words.marksMany, marks), detail: words.marksDetail };
  }

  async function ask(now: Leaving): Promise<boolean> {
    const words = texts();
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      ...saying(now),
      buttons: [words.close, words.stay],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    });
    return response === 0;
  }

  window.on('close', (event) => {
    const now = leaving();
    const wasAgreed = agreed;
    // For this once: the page may still ask to stay.
    agreed = false;
    if (wasAgreed || (now.waiting + now.marks === 0 && !now.unsaved)) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void ask(now).then((closing) => {
      asking = false;
      agreed = closing;
      if (closing && !window.isDestroyed()) window.close();
    });
  });
}
