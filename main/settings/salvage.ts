import { z } from 'zod';
import { keyPreferences, writtenChord } from '#contract/key-preferences';
import { preferences } from '#contract/preferences';

type Inside = (key: string, value: unknown) => unknown;

/** Of an object that fails its schema, the parts that do not; one misspelt value costs that value. */
export function partsThatParse(
  shape: Record<string, z.ZodType>,
  raw: unknown,
  inside: Inside = (_key, value) => value,
): Record<string, unknown> {
  const given = recordOf(raw);
  const fine: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const parsed = schema.safeParse(inside(key, given[key]));
    if (parsed.success) fine[key] = parsed.data;
  }
  return fine;
}

export function finePreferences(raw: unknown): unknown {
  return partsThatParse(preferences.shape, raw, (key, value) => {
    if (key === 'keys') return partsThatParse(keyPreferences.shape, value, fineKeys);
    return key === 'panes' ? partsThatParse(preferences.shape.panes.unwrap().shape, value) : value;
  });
}

/** A key nobody can press costs that key, not the others somebody chose. */
function fineKeys(key: string, value: unknown): unknown {
  if (key !== 'own') return value;
  const own = Object.entries(recordOf(value)).map(([command, chords]) => [
    command,
    (Array.isArray(chords) ? chords : []).filter((each) => writtenChord.safeParse(each).success).slice(0, 4),
  ]);
  return Object.fromEntries(own.filter(([, chords]) => chords?.length !== 0));
}

function recordOf(raw: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).catch({}).parse(raw);
}
