import { stripVTControlCharacters } from 'node:util';

const full = /\b(ENOSPC|EDQUOT): .*/;
const closed = /\b(EACCES|EPERM|EROFS|ENOTDIR|EEXIST): .*/;

/** In a sentence, why the desk did not open, from all that was said about it; `null` when nothing known is in it. */
export function launchProblem(said: string): string | null {
  // A second instance ends well, and at once.
  if (said.includes('exitCode=0')) return 'Tiza is open already: its window has come forward.';
  // Playwright paints the lines of its call log.
  const plain = stripVTControlCharacters(said);
  const noRoom = full.exec(plain);
  if (noRoom) {
    return `The disk is full (${noRoom[0]}). What Tiza keeps there is as it was. Make some room and start again.`;
  }
  const noAccess = closed.exec(plain);
  if (noAccess) {
    return `Tiza cannot write to its folder (${noAccess[0]}). Nothing was changed. Check who may write there and start again.`;
  }
  return null;
}
