import { AppError } from '#contract/errors';
import type { QueuePage, QueueQuery } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { decodeCursor, encodeCursor, type HitCursor } from './cursor.ts';
import { isPicky } from './filters.ts';
import { compareHits, gatherHits, type Hits, manyHits, readHitPage } from './hits-queries.ts';
import { searchPattern } from './search.ts';
import type { CourseContext } from './states.ts';
import { summaryOf } from './summary.ts';
import type { Tally } from './tally.ts';
import { type Counted, readWalkedPage, type WalkRequest } from './walk.ts';

export interface Queue {
  page(db: Runner, context: CourseContext, query: QueueQuery, options?: ReadOptions): Promise<QueuePage>;
}

// Up to here counting in the very statement that lists costs less than a person notices.
const countedInPassing = 30_000;
const searchesKept = 4;

export function createQueue(tally: Tally): Queue {
  // What the latest searches found, so that their next pages need not search again.
  const found = new Map<string, Hits>();

  async function page(db: Runner, context: CourseContext, query: QueueQuery, options?: ReadOptions) {
    const activities = context.layout.activities.filter(
      ({ spec }) => query.activity === undefined || spec.key === query.activity,
    );
    if (activities.length === 0) return { items: [], next: null, total: 0 };
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, query.order);
    const request = { context, activities, query: withoutBlankSearch(query) };
    if (!isPicky(request.query)) {
      if (after?.mode === 'hits') throw new AppError('invalid-input', 'The cursor belongs to a search');
      const counted = after === null && isBig(request) ? countedByTally(db, request) : null;
      return readWalkedPage(db, request, after, counted, options);
    }
    if (after?.mode === 'walk') return readWalkedPage(db, request, after, null, options);
    const hits = await hitsFor(db, request, after !== null, options);
    if (hits.complete) return among(db, request, hits, after, options);
    if (after !== null) throw new AppError('conflict', 'The search finds too much by now to continue');
    return readWalkedPage(db, request, null, Promise.resolve(tooMany), options);
  }

  async function hitsFor(
    db: Runner,
    { context, activities, query }: WalkRequest,
    continuing: boolean,
    options?: ReadOptions,
  ): Promise<Hits> {
    const { cursor: _cursor, limit: _limit, ...asked } = query;
    const key = JSON.stringify(Object.entries(asked).sort());
    const known = continuing ? found.get(key) : undefined;
    const hits = known ?? (await gatherHits(db, context, activities, query, options));
    found.delete(key);
    found.set(key, hits);
    for (const oldest of [...found.keys()].slice(0, -searchesKept)) found.delete(oldest);
    return hits;
  }

  async function countedByTally(db: Runner, { context, activities, query }: WalkRequest): Promise<Counted> {
    const counts = await tally.read(db, context);
    const kept = activities
      .flatMap(({ spec }) => [...(counts.get(spec.key) ?? [])])
      .filter(([state]) => query.states?.includes(state) ?? true);
    return {
      total: kept.reduce((sum, [, { total }]) => sum + total, 0),
      undated: kept.some(([, { undated }]) => undated > 0),
      floor: false,
    };
  }

  return { page };
}

/** Big enough for the tally to know the counts sooner than the list's own statement. */
export function isBig({ activities }: Pick<WalkRequest, 'activities'>): boolean {
  return activities.reduce((sum, { relation }) => sum + relation.table.estimatedRows, 0) > countedInPassing;
}

function withoutBlankSearch({ search = '', ...query }: QueueQuery): QueueQuery {
  return searchPattern(search) === '' ? query : { ...query, search };
}

const tooMany: Counted = { total: manyHits, undated: true, floor: true };

async function among(
  db: Runner,
  { context, activities, query }: WalkRequest,
  { hits }: Hits,
  after: HitCursor | null,
  options?: ReadOptions,
): Promise<QueuePage> {
  const compare = compareHits(query.order);
  const start = after === null ? 0 : hits.findIndex((hit) => compare(hit, after) > 0);
  const shown = start < 0 ? [] : hits.slice(start, start + query.limit);
  const rows = await readHitPage(db, context, activities, shown, options);
  const last = shown.at(-1);
  const total = after?.total ?? hits.length;
  const more = last !== undefined && start + shown.length < hits.length;
  return {
    items: rows.map((row) => summaryOf(row, context.layout)),
    next: more ? encodeCursor({ ...last, order: query.order, mode: 'hits', total }) : null,
    total,
  };
}
