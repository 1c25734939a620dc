import { z } from 'zod';
import { keyPreferences, keyPreferencesFields } from './key-preferences.ts';
import { textSizes } from './text-sizes.ts';

const language = z.enum(['system', 'es', 'en']);
const theme = z.enum(['system', 'light', 'dark']);

const textSize = z.literal(textSizes);

const paneWidth = z.int().min(48).max(4000).optional();
const paneWidths = z.object({ sidebar: paneWidth, queue: paneWidth, feedback: paneWidth });
/** What the person chose, for each class of window; what is not chosen follows the window. */
const panes = z.object({
  narrow: paneWidths.default({}),
  medium: paneWidths.default({}),
  wide: paneWidths.default({}),
});

/** How long a comment can be taken back before it is sent: not at all, for a moment, or until the teacher sends it. */
export const publishDelay = z.enum(['off', '30s', 'until-told']);

const spelling = z.enum(['off', 'es', 'en']);

export const preferences = z.object({
  language: language.default('system'),
  theme: theme.default('system'),
  textSize: textSize.default(100),
  keys: keyPreferences.prefault({}),
  panes: panes.prefault({}),
  publishDelay: publishDelay.default('off'),
  /** The language comments are spelt in; absent: see `spellingOf`. */
  spelling: spelling.optional(),
  /** Whether Tiza may ask by itself for a new version. */
  askForUpdates: z.boolean().default(true),
  /** The tour was taken, or declined: it is not offered again. */
  tourSeen: z.boolean().default(false),
});

/** What is not given stays as it is; a `partial()` of the above would fill in the defaults instead. */
export const preferencesChange = z.object({
  language: language.optional(),
  theme: theme.optional(),
  textSize: textSize.optional(),
  keys: keyPreferencesFields.optional(),
  panes: panes.optional(),
  publishDelay: publishDelay.optional(),
  spelling: spelling.optional(),
  askForUpdates: z.boolean().optional(),
  tourSeen: z.boolean().optional(),
});

export type Preferences = z.output<typeof preferences>;
export type PreferencesChange = z.output<typeof preferencesChange>;
export type PublishDelay = Preferences['publishDelay'];
export type PaneName = keyof z.output<typeof paneWidths>;
export type WindowClass = keyof Preferences['panes'];
