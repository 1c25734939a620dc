import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { profileFields } from '#contract/connections';
import { contract } from '#contract/contract';
import type { Method } from '#contract/define';

type Json = {
  type?: string;
  format?: string;
  pattern?: string;
  maxLength?: number;
  maxItems?: number;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Json>;
  items?: Json | Json[];
  prefixItems?: Json[];
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  additionalProperties?: Json | boolean;
  propertyNames?: Json;
  $ref?: string;
  $defs?: Record<string, Json>;
};

/** Shapes that only their platform knows: weighed as a whole instead. */
const weighed = /^connect\.save:__schema0/;

/** Formats and patterns that end by themselves. */
const bounded = /^(uuid|date|time|date-time|ipv4|ipv6)$/;
const openEnded = /[*+]|\{\d+,\}/;

/** Where a value could be as long as somebody likes. */
function openPlaces(schema: Json, at: string): string[] {
  const inside = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => openPlaces(each, `${at}.${name}`)),
    ...[schema.items ?? [], schema.prefixItems ?? []].flat().flatMap((each) => openPlaces(each, `${at}[]`)),
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((all) =>
      (all ?? []).flatMap((each) => openPlaces(each, at)),
    ),
    ...(typeof schema.additionalProperties === 'object'
      ? openPlaces(schema.additionalProperties, `${at}.*`)
      : []),
    ...(schema.propertyNames === undefined
      ? []
      : openPlaces({ type: 'string', ...schema.propertyNames }, `${at} (names)`)),
    ...Object.entries(schema.$defs ?? {}).flatMap(([name, each]) => openPlaces(each, `${at}:${name}`)),
  ];
  return isOpen(schema) ? [at, ...inside] : inside;
}

function isOpen({ type, format, pattern, maxLength, maxItems, enum: choices, const: only }: Json): boolean {
  if (type === 'array') return maxItems === undefined;
  if (type !== 'string' || choices !== undefined || only !== undefined || maxLength !== undefined)
    return false;
  if (format !== undefined && bounded.test(format)) return false;
  return pattern === undefined || openEnded.test(pattern);
}

describe('what the window may hand to main', () => {
  const methods = Object.entries(contract).flatMap(([space, all]) =>
    Object.entries<Method>(all).map(([name, method]) => [`${space}.${name}`, method] as const),
  );

  it.each(methods)('%s takes nothing without an end', (name, { input }) => {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Json;
    expect(openPlaces(schema, name).filter((place) => !weighed.test(place))).toEqual([]);
  });

  it('is weighed as a whole where the shape is a platform’s own', () => {
    const { labels } = profileFields.shape;
    expect(labels.safeParse({ foro1: { title: 'a'.repeat(1000) } }).success).toBe(true);
    expect(labels.safeParse({ foro1: { title: 'a'.repeat(1_000_000) } }).success).toBe(false);
  });

  it('would be seen', () => {
    const open = z.object({
      a: z.string(),
      b: z.array(z.string().max(3)),
      c: z.record(z.string(), z.int()),
      d: z.string().regex(/^\d+$/),
    });
    expect(openPlaces(z.toJSONSchema(open) as Json, 'x')).toEqual(['x.a', 'x.b', 'x.c (names)', 'x.d']);
  });
});
