import { AppError } from '#contract/errors';
import type { Runner } from '../../database/database.ts';
import type { Catalog } from '../catalog.ts';
import type { PlatformWriter, StandingComment } from '../writer.ts';
import { readHandedIn } from './handed-in-queries.ts';
import type { LabelOverrides } from './labels.ts';
import { courseLayout, isOfUse, type Relation } from './layout.ts';
import { readKnownStudents, readLatestAttempts, readListed } from './listing-queries.ts';
import { meaningOf } from './spellings.ts';
import {
  type CommentRow,
  insertComments,
  readComments,
  readFreeIds,
  readWritingFacts,
  removeComment,
  updateComment,
  type WritingContext,
  type WritingFacts,
} from './writer-queries.ts';

// A sequence that lags behind its table by more than this would have to be mended by its owner.
const mostDrawn = 100_000;
const columnsNeeded = ['id', 'email_alumno', 'actividad', 'comentario'];

export function createWriter(catalog: Catalog, labels: LabelOverrides): PlatformWriter {
  const layout = courseLayout(catalog, labels);
  const feedback = isWhole(layout.feedback) ? layout.feedback : null;
  const activityOf = meaningOf(labels);
  let facts: WritingFacts | null = null;

  async function context(db: Runner): Promise<WritingContext> {
    if (feedback === null) throw new Error('This database has no table of comments');
    facts ??= await readWritingFacts(db, feedback);
    return { layout, feedback, facts };
  }

  const standing = (row: CommentRow): StandingComment => ({ ...row, activity: activityOf(row.filedAs) });

  return {
    table: feedback?.name ?? null,
    filedAs: (activity) => labels[activity]?.names?.[0] ?? null,
    activityOf,
    choosesIds: async (db) => sequenceOf(await context(db)) !== null,
    async takeIds(db, count) {
      const known = await context(db);
      const sequence = sequenceOf(known);
      if (sequence === null) return null;
      for (let draw = count, ids: string[] = []; ; draw = Math.min(draw * 2, mostDrawn)) {
        ids = [...ids, ...(await readFreeIds(db, known.feedback, sequence, draw))];
        if (ids.length >= count) return ids.slice(0, count);
        if (draw === mostDrawn) throw new AppError('conflict', 'The sequence gives out ids that are taken');
      }
    },
    async comments(db, which) {
      return (await readComments(db, await context(db), which)).map(standing);
    },
    async insert(db, comments) {
      return (await insertComments(db, await context(db), comments)).map(standing);
    },
    async update(db, expected, text) {
      const row = await updateComment(db, await context(db), expected, text);
      return row === undefined ? null : standing(row);
    },
    async remove(db, expected) {
      return removeComment(db, await context(db), expected);
    },
    handedIn: (db, refs) => readHandedIn(db, layout, refs),
    async listed(db, page) {
      const rows = await readListed(db, await context(db), page);
      return rows.map((row) => ({ ...row, activity: activityOf(row.filedAs) }));
    },
    async latestAttempts(db, key, students) {
      const activity = layout.activities.find(({ spec }) => spec.key === key);
      return activity?.hasEmail ? readLatestAttempts(db, layout, activity, students) : [];
    },
    knownStudents: (db, addresses) => readKnownStudents(db, layout, addresses),
  };
}

function isWhole(relation: Relation | null): relation is Relation {
  if (relation === null) return false;
  const id = relation.column('id');
  return id !== null && isOfUse(id, 'id') && columnsNeeded.every((name) => relation.column(name) !== null);
}

/** Null where this login may not draw from it, or not write what it drew. */
function sequenceOf({ feedback, facts }: WritingContext): string | null {
  return feedback.column('id')?.insertable ? facts.sequence : null;
}
