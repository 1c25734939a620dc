import type { Preset } from '#contract/key-preferences';
import type { CommandName } from './command-table.ts';

type Chosen = Partial<Record<CommandName, readonly string[]>>;

/** What other grading desks have taught people's fingers; everything else is as in the table. */
export const presets: Record<Preset, Chosen> = {
  tiza: {},
  speedgrader: {
    next: ['j', 'n'],
    previous: ['k', 'p'],
    'next-awaiting': ['Shift+n'],
    'previous-awaiting': ['Shift+p'],
    'show-keys': ['F1', '?', ','],
  },
  crowdmark: {
    next: ['l', 'Shift+ArrowRight'],
    previous: ['h', 'Shift+ArrowLeft'],
    'next-awaiting': ['Enter'],
    'previous-awaiting': ['Shift+Enter'],
    'student-next': ['j'],
    'student-previous': ['k'],
  },
};

/** Where a letter with Shift leaves no chord to fall back to. */
export const insteadOfLetters: Chosen = {
  'previous-awaiting': ['Mod+ArrowUp'],
};
