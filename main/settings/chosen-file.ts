import { basename } from 'node:path';
import { AppError } from '#contract/errors';
import { codeOf, writeFileAtomically } from './atomic-write.ts';

/** A file where the person wanted it; where it cannot be, they are told and may choose another place. */
export async function writeChosenFile(path: string, text: string): Promise<void> {
  try {
    await writeFileAtomically(path, text);
  } catch (cause) {
    const code = codeOf(cause);
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new AppError(full ? 'disk-full' : 'forbidden', `The chosen file could not be written (${code})`, {
      details: { reason: full ? 'file-no-space' : 'file-unwritable', file: basename(path) },
      cause,
    });
  }
}
