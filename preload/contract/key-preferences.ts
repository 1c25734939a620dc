import { z } from 'zod';

/**
 * Keys as they are written down: modifiers in this order, then what the key prints or is called.
 * `Mod` is Ctrl, and Cmd on a Mac: `j`, `Shift+n`, `Mod+Enter`, `?`.
 */
export const chord = z
  .string()
  .max(40)
  .regex(/^(?:Mod\+)?(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s\p{C}\p{Lu}]|[A-Z][A-Za-z0-9]{1,20})$/u);

const preset = z.enum(['tiza', 'speedgrader', 'crowdmark']);
/** What a person gave to single commands, by the command's name; an empty list takes its keys away. */
const own = z.record(z.string().max(64), z.array(chord).max(4));

export const keyPreferencesFields = z.object({
  preset,
  /** Whether letters and digits count alone; otherwise only together with Ctrl. */
  letters: z.boolean(),
  own,
});

export const keyPreferences = z.object({
  preset: preset.default('tiza'),
  letters: z.boolean().default(true),
  own: own.default({}),
});

export type KeyPreferences = z.output<typeof keyPreferences>;
export type Preset = KeyPreferences['preset'];
