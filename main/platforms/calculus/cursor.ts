import { z } from 'zod';
import { AppError } from '#contract/errors';
import type { QueueQuery } from '#contract/grading';

const place = {
  order: z.enum(['newest', 'oldest', 'fair']),
  rank: z.int().min(-1).max(1000),
  id: z.string().regex(/^-?\d{1,19}$/),
  total: z.int().min(0),
};

/** A place in the list: after this row. */
const walkCursor = z.object({
  ...place,
  mode: z.literal('walk'),
  /** Rows without a date come last, in a stretch of their own. */
  dated: z.boolean(),
  /** The sort key as text; null at the beginning of a stretch and where only the id sorts. */
  key: z
    .string()
    .regex(/^(-?\d{1,19}|-?infinity|\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?( BC)?)$/)
    .nullable(),
  /** There are rows without a date, or there may be. */
  undated: z.boolean(),
  /** There are more than `total`. */
  floor: z.boolean(),
});

/** A search with few hits continues among them. */
const hitCursor = z.object({ ...place, mode: z.literal('hits'), sort: z.number().nullable() });

const cursorShape = z.discriminatedUnion('mode', [walkCursor, hitCursor]);

export type WalkCursor = z.output<typeof walkCursor>;
export type HitCursor = z.output<typeof hitCursor>;
export type Cursor = z.output<typeof cursorShape>;

export function encodeCursor(cursor: Cursor): string {
  return encoded(cursor);
}

export function decodeCursor(text: string, order: QueueQuery['order']): Cursor {
  const cursor = decoded(text, cursorShape);
  if (cursor.order !== order) throw notOfThisList();
  return cursor;
}

/** A place in a list of students. */
const placeShape = z.object({ sort: z.string(), id: z.string() });

export type Place = z.output<typeof placeShape>;

export function encodePlace(after: Place): string {
  return encoded(after);
}

export function decodePlace(text: string): Place {
  return decoded(text, placeShape);
}

function encoded(value: Cursor | Place): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decoded<Shape extends z.ZodType>(text: string, shape: Shape): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw notOfThisList();
  }
}

function notOfThisList(): AppError {
  return new AppError('invalid-input', 'The cursor does not belong to this list');
}
