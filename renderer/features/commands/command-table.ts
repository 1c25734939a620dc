/** Where a key counts: anywhere but in a field, or only while the list of submissions has the focus. */
export interface Keys {
  anywhere?: readonly string[];
  inQueue?: readonly string[];
}

/**
 * Everything that keyboard, menu and palette can ask for, by the name all three use.
 * What a command does is said where it is done: see `useCommands`.
 */
export const commandTable = {
  next: { anywhere: ['j'], inQueue: ['ArrowDown'] },
  previous: { anywhere: ['k'], inQueue: ['ArrowUp'] },
  first: { inQueue: ['Home'] },
  last: { inQueue: ['End'] },
  'next-awaiting': { anywhere: ['n'] },
  'previous-awaiting': { anywhere: ['Shift+n'] },
  'toggle-raw': { anywhere: ['r'] },
  'compare-attempts': { anywhere: ['d'] },
  'view-images': { anywhere: ['v'] },
  'toggle-names': { anywhere: ['m'] },
  'search-queue': { anywhere: ['Ctrl+f'] },
  'reload-data': {},
  'open-database': {},
  'open-sample': {},
  'close-course': {},
  'go-welcome': {},
  'language-system': {},
  'language-es': {},
  'language-en': {},
  'theme-system': {},
  'theme-light': {},
  'theme-dark': {},
} as const satisfies Record<string, Keys>;

export type CommandName = keyof typeof commandTable;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandTable, name);
}
