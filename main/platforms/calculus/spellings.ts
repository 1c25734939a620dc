import type { Runner } from '../../database/database.ts';
import type { ActivityNames, ReadOptions, Spelling } from '../platform.ts';
import { activitySpecs } from './activities.ts';
import type { LabelOverrides } from './labels.ts';
import type { Relation } from './layout.ts';
import { textOf } from './search.ts';

/** 'Foro 1', 'foro_01', 'FORO Nº 1' and 'respuestas_foro1' are the same forum. */
export function activityOf(written: string): string | null {
  const plain = written
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  const match = /^(?:respuestas?)?(foro|forum|examen|exam)(?:numero|number|num|nro|no|n)?0*([1-9]\d*)$/.exec(
    plain,
  );
  if (match === null) return null;
  const key = `${match[1]?.startsWith('for') ? 'foro' : 'examen'}${match[2]}`;
  return activitySpecs.some((spec) => spec.key === key) ? key : null;
}

/** Which activity a string in feedback means: as the course says, or as it reads. */
export function meaningOf(overrides: LabelOverrides): (written: string) => string | null {
  const declared = new Map(
    Object.entries(overrides).flatMap(([key, override]) => (override.names ?? []).map((name) => [name, key])),
  );
  return (written) => declared.get(written) ?? activityOf(written);
}

export function groupSpellings(spellings: Spelling[], overrides: LabelOverrides): ActivityNames[] {
  const owner = meaningOf(overrides);
  const of = (activity: string | null): Spelling[] =>
    spellings.filter(({ text }) => owner(text) === activity).toSorted((a, b) => b.count - a.count);
  const known = activitySpecs.map((spec) => {
    const found = of(spec.key);
    const names = overrides[spec.key]?.names ?? [];
    const unused = names.filter((name) => !found.some(({ text }) => text === name));
    return {
      activity: spec.key,
      spellings: [...found, ...unused.map((text) => ({ text, count: 0 }))],
      proposed: names[0] ?? found[0]?.text ?? spec.title,
    };
  });
  const strangers = of(null);
  return strangers.length === 0
    ? known
    : [...known, { activity: null, spellings: strangers, proposed: null }];
}

export async function readSpellings(
  db: Runner,
  feedback: Relation | null,
  options?: ReadOptions,
): Promise<Spelling[]> {
  if (feedback === null) return [];
  const activity = textOf(feedback, 'f', 'actividad');
  const text = `SELECT ${activity} AS text, count(*)::int AS count FROM ${feedback.name} f
WHERE ${activity} IS NOT NULL GROUP BY ${activity} ORDER BY 2 DESC, 1`;
  return db.rows<Spelling>({ text }, options);
}
