import { z } from 'zod';
import { chord } from './chord.ts';

export const writtenChord = z.string().max(40).regex(chord);

const preset = z.enum(['tiza', 'speedgrader', 'crowdmark']);
/** What a person gave to single commands, by the command's name; an empty list takes its keys away. */
const own = z.record(z.string().max(64), z.array(writtenChord).max(4));

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
