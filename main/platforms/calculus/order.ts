import type { QueueQuery } from '#contract/grading';
import type { Statement } from '../sql-text.ts';
import type { WalkCursor } from './cursor.ts';
import { type ActivityLayout, fairIndex } from './layout.ts';

type Order = QueueQuery['order'];

/** How one activity's rows `s` are sorted and where they continue. */
export interface Stretch {
  /** Selected as `key`; what `orderBy` sorts by across activities. */
  key: string;
  conditions: string[];
  orderBy: string;
  /** The rows can be read in this order, so that few have to be. */
  indexed: boolean;
}

interface Place {
  activity: ActivityLayout;
  after: WalkCursor | null;
  statement: Statement;
}

/** Null when the activity has no more rows in this stretch of the list. */
export function stretchOf(place: Place, order: Order, dated: boolean): Stretch | null {
  if (order === 'fair') return fairStretch(place);
  const [compare, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  return dated ? datedStretch(place, compare, direction) : undatedStretch(place, compare, direction);
}

function datedStretch(place: Place, compare: string, direction: string): Stretch | null {
  const { activity, statement } = place;
  const { relation, hasDate } = activity;
  if (!hasDate) return null;
  const id = relation.sql('s', 'id');
  const date = relation.sql('s', 'fecha');
  const zoned = relation.column('fecha')?.type.endsWith('with time zone') ?? false;
  const utc = zoned ? ` AT TIME ZONE 'UTC'` : '';
  const bound = (cursor: WalkCursor) => `${statement.bind(cursor.key, 'timestamp')}${utc}`;
  const more = continuation(place, {
    before: (cursor) => `${date} ${compare} ${bound(cursor)}`,
    same: (cursor) => `(${date}, ${id}) ${compare} (${bound(cursor)}, ${statement.bind(cursor.id, 'int8')})`,
    later: (cursor) => [`${date} ${compare}= ${bound(cursor)}`],
  });
  if (more === null) return null;
  return {
    key: zoned ? `${date}${utc}` : `${date}::timestamp`,
    // IS NOT NULL lets a plain (fecha DESC, id DESC) index serve an order in which nulls come last.
    conditions: [`${date} IS NOT NULL`, ...more],
    orderBy: `${date} ${direction}, ${id} ${direction}`,
    indexed: relation.indexed('fecha'),
  };
}

function undatedStretch(place: Place, compare: string, direction: string): Stretch | null {
  const { relation, hasDate } = place.activity;
  const id = relation.sql('s', 'id');
  const more = continuation(place, {
    before: null,
    same: (cursor) => `${id} ${compare} ${place.statement.bind(cursor.id, 'int8')}`,
    later: () => [],
  });
  if (more === null) return null;
  return {
    key: 'NULL::timestamp',
    conditions: hasDate ? [`${relation.sql('s', 'fecha')} IS NULL`, ...more] : more,
    orderBy: `${id} ${direction}`,
    indexed: relation.indexed(hasDate ? 'fecha' : 'id'),
  };
}

function fairStretch(place: Place): Stretch | null {
  const { activity, statement } = place;
  const { relation, rank, spec } = activity;
  const id = relation.sql('s', 'id');
  const key = fairHash(id, rank);
  const bound = (cursor: WalkCursor) => statement.bind(cursor.key, 'int8');
  const conditions = continuation(place, {
    before: (cursor) => `${key} > ${bound(cursor)}`,
    same: (cursor) => `(${key}, ${id}) > (${bound(cursor)}, ${statement.bind(cursor.id, 'int8')})`,
    later: (cursor) => [`${key} >= ${bound(cursor)}`],
  });
  if (conditions === null) return null;
  return { key, conditions, orderBy: `${key}, ${id}`, indexed: relation.hasIndex(fairIndex(spec.key)) };
}

/** Shuffled by the server's own hash of the id: the same for every teacher, another one in every activity. */
export function fairHash(id: string, rank: number): string {
  return `hashint8extended(${id}::int8, ${rank + 1})`;
}

/** The order of the whole page; `key`, `rank` and `id` are columns of `alias`. */
export function pageOrder(order: Order, dated: boolean, alias: string): string {
  if (order === 'fair') return `${alias}.key, ${alias}.rank, ${alias}.id`;
  const direction = order === 'newest' ? 'DESC' : 'ASC';
  const rest = `${alias}.rank, ${alias}.id ${direction}`;
  return dated ? `${alias}.key ${direction}, ${rest}` : rest;
}

interface Continuation {
  /** For activities that come before the cursor's own at the same key; null: all of theirs have been listed. */
  before: ((cursor: WalkCursor) => string) | null;
  same(cursor: WalkCursor): string;
  later(cursor: WalkCursor): string[];
}

function continuation({ activity, after }: Place, parts: Continuation): string[] | null {
  if (after === null) return [];
  if (activity.rank < after.rank) return parts.before === null ? null : [parts.before(after)];
  return activity.rank === after.rank ? [parts.same(after)] : parts.later(after);
}
