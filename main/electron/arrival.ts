import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const linkScheme = 'tiza';

/** What the system was asked to open with Tiza. */
export type Arrival = { kind: 'link'; link: string } | { kind: 'backup'; path: string };

// What Tiza ever wrote, and what pg_dump's files are usually called; what it is says only its content.
const backupEnding = /\.(tiza|tiza\.tar|age|dump|sql|sql\.gz)$/i;

/** The first argument is the program itself. */
export function arrivalIn([, ...argv]: readonly string[], workingDirectory: string): Arrival | undefined {
  for (const argument of argv) {
    if (argument.slice(0, linkScheme.length + 1).toLowerCase() === `${linkScheme}:`) {
      return { kind: 'link', link: argument };
    }
    const path = pathIn(argument, workingDirectory);
    if (path !== undefined) return { kind: 'backup', path };
  }
  return undefined;
}

/** A desktop on Linux may hand a file over by its address. */
function pathIn(argument: string, workingDirectory: string): string | undefined {
  if (argument.startsWith('-')) return undefined;
  try {
    const path = argument.startsWith('file:') ? fileURLToPath(argument) : argument;
    return backupEnding.test(path) ? resolve(workingDirectory, path) : undefined;
  } catch {
    // An address of another computer: nothing that could be opened here.
    return undefined;
  }
}
