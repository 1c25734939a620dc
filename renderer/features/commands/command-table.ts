export const groups = ['walk', 'look', 'write', 'images', 'course', 'window', 'appearance'] as const;
export type Group = (typeof groups)[number];

/** Where a command's keys count. Each of these lists can be changed by the person, but for `inQueue`. */
export interface Keys {
  group: Group;
  /** Holding the key down does it again and again. */
  repeats?: true;
  /** Not while typing, and not in a dialog. */
  anywhere?: readonly string[];
  /** Also while typing, as far as a key there would not be typed: with Ctrl, or F1 to F12. */
  typing?: readonly string[];
  /** Also in dialogs. */
  always?: readonly string[];
  /** In the image viewer, which has the window to itself. */
  inViewer?: readonly string[];
  /** While the list of submissions has the focus: what any list answers to. */
  inQueue?: readonly string[];
}

/**
 * Everything that keyboard, menu and palette can ask for, by the name all three use: written as
 * `#contract/chord` says, named in `i18n/<language>/commands.json`.
 * What a command does is said where it is done: see `useCommands`.
 */
export const commandTable = {
  next: { group: 'walk', repeats: true, anywhere: ['j'], inQueue: ['ArrowDown'] },
  previous: { group: 'walk', repeats: true, anywhere: ['k'], inQueue: ['ArrowUp'] },
  'next-awaiting': { group: 'walk', anywhere: ['n'] },
  'previous-awaiting': { group: 'walk', anywhere: ['Shift+n'] },
  first: { group: 'walk', inQueue: ['Home'] },
  last: { group: 'walk', inQueue: ['End'] },
  'student-previous': { group: 'walk', repeats: true, anywhere: ['h'] },
  'student-next': { group: 'walk', repeats: true, anywhere: ['l'] },
  'open-student': { group: 'walk', anywhere: ['s'] },
  'open-grid': { group: 'walk', anywhere: ['g'] },
  'toggle-questions': { group: 'walk', anywhere: ['q'] },
  'go-back': { group: 'walk', anywhere: ['Escape'] },
  'pick-row': { group: 'walk', anywhere: ['i'] },
  'pick-next': { group: 'walk', repeats: true, inQueue: ['Shift+ArrowDown'] },
  'pick-previous': { group: 'walk', repeats: true, inQueue: ['Shift+ArrowUp'] },
  'pick-all': { group: 'walk', inQueue: ['Mod+a'] },
  'search-queue': { group: 'walk', typing: ['Mod+f'] },
  'open-palette': { group: 'walk', typing: ['Mod+k'] },
  'next-pane': { group: 'walk', typing: ['F6'] },
  'previous-pane': { group: 'walk', typing: ['Shift+F6'] },
  'scroll-down': { group: 'look', repeats: true, anywhere: ['Space'] },
  'scroll-up': { group: 'look', repeats: true, anywhere: ['Shift+Space'] },
  'read-on': { group: 'look', anywhere: ['t'] },
  'toggle-raw': { group: 'look', anywhere: ['r'] },
  'compare-attempts': { group: 'look', anywhere: ['d'] },
  'toggle-names': { group: 'look', anywhere: ['m'] },
  'copy-link': { group: 'look', anywhere: ['y'] },
  'leave-out': { group: 'look', anywhere: ['x'] },
  'compare-answers': { group: 'look', anywhere: ['a'] },
  'write-comment': { group: 'write', anywhere: ['c'] },
  'publish-next': { group: 'write', typing: ['Mod+Enter'] },
  'nothing-to-say': { group: 'write', anywhere: ['e'] },
  'toggle-flag': { group: 'write', anywhere: ['f'] },
  'private-note': { group: 'write', anywhere: ['o'] },
  undo: { group: 'write', anywhere: ['Mod+z'] },
  'search-bank': { group: 'write', typing: ['Ctrl+Space'] },
  'bank-1': { group: 'write', anywhere: ['1'] },
  'bank-2': { group: 'write', anywhere: ['2'] },
  'bank-3': { group: 'write', anywhere: ['3'] },
  'bank-4': { group: 'write', anywhere: ['4'] },
  'bank-5': { group: 'write', anywhere: ['5'] },
  'bank-6': { group: 'write', anywhere: ['6'] },
  'bank-7': { group: 'write', anywhere: ['7'] },
  'bank-8': { group: 'write', anywhere: ['8'] },
  'bank-9': { group: 'write', anywhere: ['9'] },
  'open-bank': { group: 'write' },
  'open-drafts': { group: 'write' },
  'open-outbox': { group: 'write' },
  'publish-many': { group: 'write' },
  'open-exchange': { group: 'write' },
  'view-images': { group: 'look', anywhere: ['v'] },
  'image-closer': { group: 'images', repeats: true, inViewer: ['+', '='] },
  'image-further': { group: 'images', repeats: true, inViewer: ['-'] },
  'image-fit': { group: 'images', inViewer: ['0'] },
  'image-width': { group: 'images', inViewer: ['w'] },
  'image-full': { group: 'images', inViewer: ['f'] },
  'image-rotate': { group: 'images', inViewer: ['r'] },
  'image-contrast': { group: 'images', inViewer: ['c'] },
  'image-invert': { group: 'images', inViewer: ['i'] },
  'image-compare': { group: 'images', inViewer: ['x'] },
  'image-next': { group: 'images', repeats: true, inViewer: ['ArrowRight'] },
  'image-previous': { group: 'images', repeats: true, inViewer: ['ArrowLeft'] },
  'image-1': { group: 'images', inViewer: ['1'] },
  'image-2': { group: 'images', inViewer: ['2'] },
  'image-3': { group: 'images', inViewer: ['3'] },
  'image-4': { group: 'images', inViewer: ['4'] },
  'image-copy': { group: 'images', inViewer: ['Mod+c'] },
  'image-save': { group: 'images', inViewer: ['s'] },
  'image-close': { group: 'images', inViewer: ['v', 'Escape'] },
  'reload-data': { group: 'course', typing: ['F5'] },
  'open-database': { group: 'course' },
  'back-up': { group: 'course', typing: ['Mod+Shift+b'] },
  'restore-backup': { group: 'course' },
  'open-backups': { group: 'course' },
  'connect-course': { group: 'course' },
  'open-sample': { group: 'course' },
  'close-course': { group: 'course' },
  'go-welcome': { group: 'course' },
  'show-keys': { group: 'window', typing: ['F1', '?'] },
  'change-keys': { group: 'window' },
  'open-guide': { group: 'window' },
  'show-tour': { group: 'window' },
  'open-settings': { group: 'window', typing: ['Mod+,'] },
  'text-larger': { group: 'appearance', repeats: true, always: ['Mod++', 'Mod+='] },
  'text-smaller': { group: 'appearance', repeats: true, always: ['Mod+-'] },
  'text-normal': { group: 'appearance', always: ['Mod+0'] },
  'language-system': { group: 'appearance' },
  'language-es': { group: 'appearance' },
  'language-en': { group: 'appearance' },
  'theme-system': { group: 'appearance' },
  'theme-light': { group: 'appearance' },
  'theme-dark': { group: 'appearance' },
} as const satisfies Record<string, Keys>;

export type CommandName = keyof typeof commandTable;

export const commandNames = Object.keys(commandTable) as CommandName[];

export function keysOf(name: CommandName): Keys {
  return commandTable[name];
}

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandTable, name);
}
