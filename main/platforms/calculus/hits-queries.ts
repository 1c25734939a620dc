import type { QueueQuery } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { createStatement } from '../sql-text.ts';
import { searchSql, stateFilter } from './filters.ts';
import type { ActivityLayout } from './layout.ts';
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

type Search = Pick<QueueQuery, 'order' | 'states'> & { search: string };

/** Everything the search finds, as long as it is not too much, told step by step where it takes time. */
export async function gatherHits(
  db: Runner,
  context: CourseContext,
  activities: readonly ActivityLayout[],
  query: Search,
  options?: ReadOptions,
): Promise<Hits> {
  const weight = (some: readonly ActivityLayout[]): number =>
    some.reduce((sum, { relation }) => sum + Math.max(1, relation.table.estimatedRows), 0);
  const quick = activities.every((activity) => activity.searchIndexed) || weight(activities) < noticeableRows;
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
  const page = `h AS MATERIALIZED (SELECT * FROM unnest(${ranks}, ${ids}) WITH ORDINALITY AS h(rank, id, key)),
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
  query: Search,
  limit: number,
  options?: ReadOptions,
): Promise<Hit[]> {
  const statement = createStatement();
  const search = searchSql(context, query.search, statement);
  const branches = activities.flatMap((activity) => {
    const kept = stateFilter(context, activity, query.states, statement, 'probe');
    const inAnswers = search.inAnswers(activity);
    const inNames = search.inNames(activity);
    // Two branches instead of one OR, so that each may use its own index.
    const alternatives =
      inNames === null ? [[inAnswers]] : [[inAnswers], [inNames, `(${inAnswers}) IS NOT TRUE`]];
    return alternatives.map(
      (
        alternative,
      ) => `SELECT ${activity.rank} AS rank, ${activity.relation.sql('s', 'id')}::text AS id, ${sortSql(
        activity,
        query.order,
      )} AS sort FROM ${activity.relation.name} s ${kept.join}
WHERE ${[...alternative, ...kept.conditions].join(' AND ')}`,
    );
  });
  const text = `${search.named === null ? '' : `WITH ${search.named}\n`}${branches.join('\nUNION ALL\n')}
LIMIT ${statement.bind(limit, 'int8')}`;
  return db.rows<Hit>(statement.sql(text), options);
}

function sortSql(activity: ActivityLayout, order: QueueQuery['order']): string {
  if (order === 'fair') return `${fairHash(activity.relation.sql('s', 'id'), activity.rank)}::float8`;
  return activity.hasDate
    ? `extract(epoch FROM ${activity.relation.sql('s', 'fecha')})::float8`
    : 'NULL::float8';
}
