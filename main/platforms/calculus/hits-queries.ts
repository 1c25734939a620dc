import type { QueueQuery } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { createStatement } from '../sql-text.ts';
import { pickingOf, stateFilter } from './filters.ts';
import { type ActivityLayout, searchIsIndexed } from './layout.ts';
import { fairHash } from './order.ts';
import { type PageRow, pageSql } from './page-queries.ts';
import type { CourseContext } from './states.ts';

/** Where one found attempt is, and by what it is sorted; null: it has no date. */
export interface Hit {
  rank: number;
  id: string;
  sort: number | null;
}

export interface Hits {
  /** In the order of the list. */
  hits: Hit[];
  /** False when there were more than anybody would read through; then the list is walked instead. */
  complete: boolean;
}

/** More hits than this are listed without being gathered first. */
export const manyHits = 10_000;
// From here on reading every answer takes long enough for a person to wonder.
const noticeableRows = 100_000;
// A slow server that reads every answer is still at work, and whoever waits can cancel.
const patienceMs = 120_000;

/** Everything a picky query finds, as long as it is not too much, told step by step where it takes time. */
export async function gatherHits(
  db: Runner,
  context: CourseContext,
  activities: readonly ActivityLayout[],
  query: QueueQuery,
  options?: ReadOptions,
): Promise<Hits> {
  const weight = (some: readonly ActivityLayout[]): number =>
    some.reduce((sum, { relation }) => sum + Math.max(1, relation.table.estimatedRows), 0);
  const indexed =
    query.search !== undefined && activities.every((activity) => searchIsIndexed(context.layout, activity));
  const quick = indexed || weight(activities) < noticeableRows;
  const steps = quick ? [activities] : activities.map((activity) => [activity]);
  const hits: Hit[] = [];
  for (const [index, step] of steps.entries()) {
    hits.push(...(await readHits(db, context, step, query, manyHits + 1 - hits.length, options)));
    if (hits.length > manyHits) return { hits: [], complete: false };
    options?.onProgress?.(weight(steps.slice(0, index + 1).flat()), weight(activities));
  }
  return { hits: hits.sort(compareHits(query.order)), complete: true };
}

/** The order of the list, for hits: those without a date last, ties by activity and id. */
export function compareHits(order: QueueQuery['order']): (one: Hit, other: Hit) => number {
  const newest = order === 'newest';
  return (one, other) => {
    if ((one.sort === null) !== (other.sort === null)) return one.sort === null ? 1 : -1;
    const byKey = (one.sort ?? 0) - (other.sort ?? 0);
    const byId = Number(BigInt(one.id) - BigInt(other.id));
    return (newest ? -byKey : byKey) || one.rank - other.rank || (newest ? -byId : byId);
  };
}

export async function readHitPage(
  db: Runner,
  context: CourseContext,
  activities: readonly ActivityLayout[],
  hits: readonly Hit[],
  options?: ReadOptions,
): Promise<PageRow[]> {
  if (hits.length === 0) return [];
  const statement = createStatement();
  const ranks = statement.bind(
    hits.map((hit) => hit.rank),
    'int4[]',
  );
  const ids = statement.bind(
    hits.map((hit) => hit.id),
    'int8[]',
  );
  const found = activities.map(({ rank, relation, hasEmail }) => {
    const email = hasEmail ? `${relation.sql('s', 'email')}::text` : 'NULL::text';
    return `SELECT h.rank, h.id, ${email} AS email, h.key FROM h JOIN ${relation.name} s ON h.rank = ${rank}
  AND ${relation.sql('s', 'id')} = h.id`;
  });
  const page = `h AS MATERIALIZED (SELECT h.rank, h.id, h.key FROM unnest(${ranks}, ${ids}) WITH ORDINALITY AS h(rank, id, key)),
page AS MATERIALIZED (${found.join('\nUNION ALL\n')})`;
  const rows = await db.rows<PageRow>(
    pageSql(context, activities, statement, { page, order: 'page.key' }),
    options,
  );
  return rows.filter((row) => row.rank !== null);
}

async function readHits(
  db: Runner,
  context: CourseContext,
  activities: readonly ActivityLayout[],
  query: QueueQuery,
  limit: number,
  options?: ReadOptions,
): Promise<Hit[]> {
  const statement = createStatement();
  const picking = pickingOf(context, query, statement);
  const branches = activities.flatMap((activity) => {
    const { relation, rank } = activity;
    const kept = stateFilter(context, activity, query.states, statement, 'probe');
    const always = [...picking.every(activity), ...kept.conditions];
    return alternatives(picking.either(activity, 'gather')).map(
      (
        alternative,
      ) => `SELECT ${rank} AS rank, ${relation.sql('s', 'id')}::text AS id, ${sortSql(activity, query.order)} AS sort
FROM ${relation.name} s ${kept.join} WHERE ${[...alternative, ...always, 'true'].join(' AND ')}`,
    );
  });
  const named = picking.with.length === 0 ? '' : `WITH ${picking.with.join(', ')}\n`;
  const text = `${named}${branches.join('\nUNION ALL\n')}\nLIMIT ${statement.bind(limit, 'int8')}`;
  const hits = await db.rows<Hit>(statement.sql(text), { timeoutMs: patienceMs, ...options });
  return hits.map((hit) => ({ ...hit, sort: hit.sort === null ? null : finite(hit.sort) }));
}

/** One branch for each instead of an OR, so that each may use its own index; none gives a row twice. */
function alternatives(either: string[]): string[][] {
  return either.length === 0
    ? [[]]
    : either.map((condition, index) => [
        condition,
        ...either.slice(0, index).map((earlier) => `(${earlier}) IS NOT TRUE`),
      ]);
}

/** An endless date would not survive in a cursor. */
function finite(sort: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, sort));
}

function sortSql(activity: ActivityLayout, order: QueueQuery['order']): string {
  if (order === 'fair') return `${fairHash(activity.relation.sql('s', 'id'), activity.rank)}::float8`;
  return activity.hasDate
    ? `extract(epoch FROM ${activity.relation.sql('s', 'fecha')})::float8`
    : 'NULL::float8';
}
