import { newReference } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';
import type { Texts } from '../texts/texts.ts';
import type { Surface } from './surface.ts';

export interface MistakesDeps {
  process: Pick<NodeJS.Process, 'on'>;
  dialog: Pick<Surface['dialog'], 'showMessageBox'>;
  /** Dialogs can be shown. */
  ready(): Promise<void>;
  texts(): Texts['mistake'];
  log(): Log;
  /** Something typed is only in memory: ending loses it. */
  unsaved(): boolean;
  close(): Promise<void>;
  /** Ends this Tiza and opens another. */
  reopen(): void;
  now?: () => number;
}

/** Who chose to go on is left in peace for so long; the log hears of everything. */
const peaceMs = 60_000;

/** What nobody caught: written down with a reference, and where something may be broken now, said. */
export function answerMistakes({ process, dialog, texts, log, now = Date.now, ...deps }: MistakesDeps): void {
  let quietUntil = 0;

  async function ask(reference: string): Promise<void> {
    await deps.ready();
    const { message, detail, unsavedDetail, again, other } = texts();
    const lost = deps.unsaved();
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail: (lost ? unsavedDetail : detail).replace('{reference}', reference),
      buttons: [again, other],
      defaultId: lost ? 1 : 0,
      cancelId: 1,
      noLink: true,
    });
    quietUntil = now() + peaceMs;
    if (response !== 0) return;
    await deps.close().catch((error: unknown) => log().error('Could not close everything', { error }));
    deps.reopen();
  }

  process.on('uncaughtException', (error) => {
    const reference = newReference();
    log().error('Nobody caught an error', { reference, error });
    if (now() < quietUntil) return;
    quietUntil = Number.POSITIVE_INFINITY;
    ask(reference).catch((failure: unknown) => {
      quietUntil = 0;
      log().error('An error could not be said', { reference, error: failure });
    });
  });

  process.on('unhandledRejection', (error) => {
    log().error('Nobody waited for what failed', { reference: newReference(), error });
  });
}
