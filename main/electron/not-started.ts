import { newReference } from '../lib/describe-error.ts';
import { createFileLog } from '../logging/file-log.ts';
import type { Texts } from '../texts/texts.ts';

/** Written where support will ask for it; the words for the person say where that is. */
export function notStarted(error: unknown, logs: string, { title, body }: Texts['fatal']) {
  const reference = newReference();
  createFileLog(logs).error('Tiza could not start', { reference, error });
  process.stderr.write(
    `${reference} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return { title, body: body.replace('{reference}', reference).replace('{logs}', () => logs) };
}
