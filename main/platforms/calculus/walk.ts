import type { QueuePage } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { encodeCursor, type WalkCursor } from './cursor.ts';
import type { PageRow } from './page-queries.ts';
import { summaryOf } from './summary.ts';
import { type Walk, walkSql } from './walk-queries.ts';

export type WalkRequest = Pick<Walk, 'context' | 'activities' | 'query'>;

/** What the first page knows of the whole list and every cursor carries on. */
export type Counted = Pick<WalkCursor, 'total' | 'undated' | 'floor'>;

/** One page in order, from the beginning or after a cursor; counted along the way where `counted` is null. */
export async function readWalkedPage(
  db: Runner,
  request: WalkRequest,
  after: WalkCursor | null,
  counted: Promise<Counted> | null,
  options?: ReadOptions,
): Promise<QueuePage> {
  const { query, context } = request;
  const read = (part: Pick<Walk, 'dated' | 'after' | 'limit' | 'counting'>): Promise<PageRow[]> =>
    db.rows<PageRow>(walkSql({ ...request, ...part }), options);
  const dated = after?.dated ?? true;
  const [answer, before] = await Promise.all([
    read({ dated, after, limit: query.limit, counting: after === null && counted === null }),
    counted,
  ]);
  const { total, undated, floor } = after ?? before ?? countedIn(answer);
  const known = { order: query.order, mode: 'walk', total, undated, floor } as const;
  let rows = answer.filter(isListed);
  if (dated && undated && query.order !== 'fair' && rows.length <= query.limit) {
    // The dates are used up; what never had one follows.
    const beginning = { ...known, dated: false, key: null, rank: -1, id: '0' };
    const rest = { dated: false, after: beginning, limit: query.limit - rows.length, counting: false };
    rows = [...rows, ...(await read(rest)).filter(isListed)];
  }
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > shown.length && last !== undefined;
  const next = more
    ? { ...known, dated: last.key !== null, key: last.key, rank: last.rank, id: last.id }
    : null;
  return {
    items: shown.map((row) => summaryOf(row, context.layout)),
    next: next === null ? null : encodeCursor(next),
    total,
    ...(floor ? { totalIsFloor: true } : {}),
  };
}

function countedIn(rows: readonly PageRow[]): Counted {
  const [row] = rows;
  return { total: Number(row?.total ?? 0), undated: Number(row?.undated ?? 0) > 0, floor: false };
}

/** The row that only brings the counts lists nothing. */
function isListed(row: PageRow): boolean {
  return row.rank !== null;
}
