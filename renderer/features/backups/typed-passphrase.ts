export interface TypedPassphrase {
  first: string;
  second: string;
  remember: boolean;
}

export const nothingTyped: TypedPassphrase = { first: '', second: '', remember: true };

const fewest = 8;

/** What to say while it is typed; nothing of a second one that is not finished yet. */
export function problemOf({ first, second }: TypedPassphrase): 'short' | 'differ' | null {
  if (second !== '' && !first.startsWith(second)) return 'differ';
  if (second !== '' && first.length < fewest) return 'short';
  return null;
}

export function isWhole({ first, second }: TypedPassphrase): boolean {
  return first.length >= fewest && first === second;
}
