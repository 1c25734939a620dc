import { z } from 'zod';

const language = z.enum(['system', 'es', 'en']);
const theme = z.enum(['system', 'light', 'dark']);

export const preferences = z.object({
  language: language.default('system'),
  theme: theme.default('system'),
});

/** What is not given stays as it is; a `partial()` of the above would fill in the defaults instead. */
export const preferencesChange = z.object({
  language: language.optional(),
  theme: theme.optional(),
});

export type Preferences = z.output<typeof preferences>;
export type PreferencesChange = z.output<typeof preferencesChange>;
