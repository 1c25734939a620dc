import type { QueueQuery } from '#contract/grading';
import type { Statement } from '../sql-text.ts';
import type { WalkCursor } from './cursor.ts';
import type { ActivityLayout } from './layout.ts';

type Order = QueueQuery['order'];

/** How one activity's rows `s` are sorted and where they continue. */
export interface Stretch {
  /** Selected as `key`; what `orderBy` sorts by across activities. */
  key: string;
  /** Conditions of this stretch; null when the activity has no more rows in it. */
  conditions: string[] | null;
  orderBy: string;
}

export function stretchOf(
  activity: ActivityLayout,
  order: Order,
  dated: boolean,
  after: WalkCursor | null,
  statement: Statement,
): Stretch {
  const id = activity.relation.sql('s', 'id');
  if (order === 'fair') return fairStretch(activity, id, after, statement);
  const [compare, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
  if (!dated) {
    const condition = activity.hasDate ? [`${activity.relation.sql('s', 'fecha')} IS NULL`] : [];
    const more = continuation(activity, after, {
      before: null,
      same: (cursor) => `${id} ${compare} ${statement.bind(cursor.id, 'int8')}`,
      later: () => [],
    });
    return {
      key: 'NULL::timestamp',
      conditions: more === null ? null : [...condition, ...more],
      orderBy: `${id} ${direction}`,
    };
  }
  if (!activity.hasDate) return { key: 'NULL::timestamp', conditions: null, orderBy: id };
  const date = activity.relation.sql('s', 'fecha');
  const zoned = activity.relation.column('fecha')?.type.endsWith('with time zone') ?? false;
  const bound = (cursor: WalkCursor): string =>
    `${statement.bind(cursor.key, 'timestamp')}${zoned ? ` AT TIME ZONE 'UTC'` : ''}`;
  const more = continuation(activity, after, {
    before: (cursor) => `${date} ${compare} ${bound(cursor)}`,
    same: (cursor) => `(${date}, ${id}) ${compare} (${bound(cursor)}, ${statement.bind(cursor.id, 'int8')})`,
    later: (cursor) => [`${date} ${compare}= ${bound(cursor)}`],
  });
  return {
    key: zoned ? `${date} AT TIME ZONE 'UTC'` : `${date}::timestamp`,
    // IS NOT NULL lets a plain (fecha DESC, id DESC) index serve an order in which nulls come last.
    conditions: more === null ? null : [`${date} IS NOT NULL`, ...more],
    orderBy: `${date} ${direction}, ${id} ${direction}`,
  };
}

/** The order of the whole page; `key`, `rank` and `id` are columns of `alias`. */
export function pageOrder(order: Order, dated: boolean, alias: string): string {
  if (order === 'fair') return `${alias}.key, ${alias}.rank, ${alias}.id`;
  const direction = order === 'newest' ? 'DESC' : 'ASC';
  const rest = `${alias}.rank, ${alias}.id ${direction}`;
  return dated ? `${alias}.key ${direction}, ${rest}` : rest;
}

/** Shuffled by the server's own hash of the id: the same for every teacher, another one in every activity. */
export function fairHash(id: string, rank: number): string {
  return `hashint8extended(${id}::int8, ${rank + 1})`;
}

function fairStretch(
  activity: ActivityLayout,
  id: string,
  after: WalkCursor | null,
  statement: Statement,
): Stretch {
  const key = fairHash(id, activity.rank);
  const bound = (cursor: WalkCursor): string => statement.bind(cursor.key, 'int8');
  const conditions = continuation(activity, after, {
    before: (cursor) => `${key} > ${bound(cursor)}`,
    same: (cursor) => `(${key}, ${id}) > (${bound(cursor)}, ${statement.bind(cursor.id, 'int8')})`,
    later: (cursor) => [`${key} >= ${bound(cursor)}`],
  });
  return { key, conditions, orderBy: `${key}, ${id}` };
}

interface Continuation {
  /** For activities that come before the cursor's own at the same key; null: all of theirs have been listed. */
  before: ((cursor: WalkCursor) => string) | null;
  same(cursor: WalkCursor): string;
  later(cursor: WalkCursor): string[];
}

function continuation(
  activity: ActivityLayout,
  after: WalkCursor | null,
  parts: Continuation,
): string[] | null {
  if (after === null) return [];
  if (activity.rank < after.rank) return parts.before === null ? null : [parts.before(after)];
  return activity.rank === after.rank ? [parts.same(after)] : parts.later(after);
}
