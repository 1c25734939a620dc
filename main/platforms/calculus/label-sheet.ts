import type { LabelChange, LabelledPart } from '#contract/care-labels';
import type { Catalog } from '../catalog.ts';
import type { LabelledCourse } from '../platform.ts';
import { type ActivitySpec, activitySpecs, type PartSpec } from './activities.ts';
import { type LabelOverrides, labelOverrides, unknownLabels } from './labels.ts';
import { courseLayout } from './layout.ts';

/** What is kept may be anything: a file from a colleague, or one that somebody edited. */
function understood(labels: unknown): LabelOverrides {
  return labelOverrides.safeParse(labels).data ?? {};
}

/** The platform's words for what this database has, beside those of the course. */
export function labelledCourse(catalog: Catalog, labels: unknown): LabelledCourse {
  const overrides = understood(labels);
  return {
    activities: courseLayout(catalog, {}).activities.map(({ spec }) => {
      const { title, subtitle, parts = {} } = overrides[spec.key] ?? {};
      return {
        key: spec.key,
        kind: spec.kind,
        title: { standard: spec.title, ...(title === undefined ? {} : { own: title }) },
        ...(subtitle === undefined ? {} : { subtitle }),
        parts: spec.parts.flatMap((part) => wordingsOf(part, parts)),
      };
    }),
    unknown: unknownLabels(overrides),
  };
}

function wordingsOf(part: PartSpec, labels: Record<string, string>): LabelledPart[] {
  const wording = (kind: LabelledPart['kind'], { key, label }: { key: string; label: string }) => {
    const own = labels[key];
    return { key, kind, standard: label, ...(own === undefined ? {} : { own }) };
  };
  const inside =
    part.kind === 'table'
      ? part.columns.map((column) => wording('column', column))
      : part.kind === 'images'
        ? part.images.map((image) => wording('image', image))
        : [];
  return [wording(part.kind, part), ...inside];
}

/** The labels with one activity reworded: blank words, and the platform's own, are not kept. */
export function relabelled(
  labels: unknown,
  { activity, title, subtitle, parts }: LabelChange,
): LabelOverrides {
  const overrides = understood(labels);
  const { names } = overrides[activity] ?? {};
  const spec = activitySpecs.find(({ key }) => key === activity);
  if (spec === undefined) return overrides;
  const standard = standardWords(spec);
  const kept = Object.entries(parts).filter(([key, text]) => text !== '' && text !== standard.get(key));
  return labelOverrides.parse({
    ...overrides,
    [activity]: {
      ...(title === '' || title === spec.title ? {} : { title }),
      ...(subtitle === '' || subtitle === spec.subtitle ? {} : { subtitle }),
      ...(kept.length === 0 ? {} : { parts: Object.fromEntries(kept) }),
      ...(names === undefined ? {} : { names }),
    },
  });
}

function standardWords({ parts }: ActivitySpec): Map<string, string> {
  return new Map(
    parts.flatMap((part) => wordingsOf(part, {})).map(({ key, standard }) => [key, standard] as const),
  );
}

/** The labels with every string that means each activity; the first one is what is written from then on. */
export function withNames(labels: unknown, names: Record<string, string[]>): LabelOverrides {
  const overrides = understood(labels);
  const named = Object.entries(names).map(([key, texts]) => [
    key,
    { ...overrides[key], names: [...new Set(texts)] },
  ]);
  return labelOverrides.parse({ ...overrides, ...Object.fromEntries(named) });
}

export function confirmedNames(labels: unknown): string[] {
  return Object.entries(understood(labels))
    .filter(([, { names = [] }]) => names.length > 0)
    .map(([key]) => key);
}
