import { z } from 'zod';
import { type ActivitySpec, activitySpecs, type PartSpec } from './activities.ts';

const label = z.string().trim().min(1).max(200);
// One that no text column can hold would be refused in every question the course is asked.
const name = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\0]*$/);

/**
 * What an admin may write in a profile to show the course's own titles and questions:
 * `{"foro1": {"title": "Funciones", "parts": {"r1": "¿Qué es una función?", "t6_c1": "x"}}}`.
 * Keys of parts are text columns, a table or one of its columns, a group of images or one image.
 */
export const labelOverrides = z.record(
  z.string(),
  z.strictObject({
    title: label.optional(),
    subtitle: label.optional(),
    parts: z.record(z.string(), label).optional(),
    /** Strings in `feedback.actividad` that mean this activity; the first one is what Tiza writes. */
    names: z.array(name).optional(),
  }),
);

export type LabelOverrides = z.output<typeof labelOverrides>;

/** Names in the overrides that the platform does not have: a typing mistake worth telling. */
export function unknownLabels(overrides: LabelOverrides): string[] {
  return Object.entries(overrides).flatMap(([key, override]) => {
    const spec = activitySpecs.find((candidate) => candidate.key === key);
    if (spec === undefined) return [key];
    const known = new Set(spec.parts.flatMap(labelKeys));
    return Object.keys(override.parts ?? {})
      .filter((part) => !known.has(part))
      .map((part) => `${key}.${part}`);
  });
}

export function withLabels(spec: ActivitySpec, overrides: LabelOverrides): ActivitySpec {
  const override = overrides[spec.key];
  if (override === undefined) return spec;
  const labels = override.parts ?? {};
  const subtitle = override.subtitle ?? spec.subtitle;
  return {
    ...spec,
    title: override.title ?? spec.title,
    ...(subtitle === undefined ? {} : { subtitle }),
    parts: spec.parts.map((part) => relabelled(part, labels)),
  };
}

function relabelled(part: PartSpec, labels: Record<string, string>): PartSpec {
  const named = <Item extends { key: string; label: string }>(item: Item): Item => ({
    ...item,
    label: labels[item.key] ?? item.label,
  });
  if (part.kind === 'table') return { ...named(part), columns: part.columns.map(named) };
  if (part.kind === 'images') return { ...named(part), images: part.images.map(named) };
  return named(part);
}

function labelKeys(part: PartSpec): string[] {
  if (part.kind === 'table') return [part.key, ...part.columns.map((column) => column.key)];
  if (part.kind === 'images') return [part.key, ...part.images.map((image) => image.key)];
  return [part.key];
}
