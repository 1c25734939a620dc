import { createHash } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import type { NewerComment } from '#contract/backup-words';
import { AppError } from '#contract/errors';
import type { Lease, Runner } from '../../database/database.ts';
import { toAppError } from '../../database/errors.ts';
import type { FeedbackTable } from '../../platforms/course-objects.ts';

type Row = Omit<NewerComment, 'difference'>;

const patience = { timeoutMs: 60_000 };

function names({ schema, name, columns }: FeedbackTable) {
  const quoted = Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, escapeIdentifier(column)]),
  ) as FeedbackTable['columns'];
  return { from: `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`, ...quoted };
}

async function commentsIn(db: Runner, table: FeedbackTable): Promise<Row[]> {
  const { from, id, student, activity, comment, written } = names(table);
  return db.rows<Row>(
    {
      text: `SELECT ${id}::text AS id, coalesce(${student}::text, '') AS student,
        coalesce(${activity}::text, '') AS activity, coalesce(${comment}::text, '') AS comment,
        coalesce(${written}::text, '') AS written FROM ${from} AS each ORDER BY each.${id}`,
    },
    patience,
  );
}

/** Stands for all of them as they are worded now; their times look different in each session. */
export async function wordingOf(db: Runner, table: FeedbackTable): Promise<string> {
  const rows = await commentsIn(db, table);
  const words = rows.map(({ id, student, activity, comment }) => [id, student, activity, comment]);
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

/** A safety copy takes minutes, in which the platform goes on: what was written since was agreed to by nobody. */
export async function requireSameWording(lease: Lease, table: FeedbackTable, agreed: string): Promise<void> {
  const { from } = names(table);
  await lease.rows({ text: `LOCK TABLE ${from} IN ACCESS EXCLUSIVE MODE` });
  if ((await wordingOf(lease, table)) === agreed) return;
  throw new AppError('conflict', 'Somebody has commented since the plan was made', {
    details: { reason: 'backup-plan-changed' },
  });
}

/** What the course says that the backup does not: comments written or reworded since. */
export async function newerComments(
  course: Runner,
  backup: Runner,
  table: FeedbackTable,
): Promise<NewerComment[]> {
  const [now, then] = await Promise.all([commentsIn(course, table), commentsIn(backup, table)]);
  const before = new Map(then.map((row) => [row.id, row]));
  return now.flatMap((row): NewerComment[] => {
    const old = before.get(row.id);
    if (old === undefined) return [{ ...row, difference: 'new' }];
    const same = old.comment === row.comment && old.student === row.student && old.activity === row.activity;
    return same ? [] : [{ ...row, difference: 'changed' }];
  });
}

/** As the catalog writes them: a time with a zone and one without are not the same moment. */
async function typesOf(
  lease: Lease,
  { schema, name, columns }: FeedbackTable,
): Promise<{ id: string; written: string }> {
  const rows = await lease.rows<{ column: string; type: string }>({
    text: `SELECT a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
      FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
      WHERE s.nspname = $1 AND c.relname = $2 AND a.attname IN ($3, $4)`,
    values: [schema, name, columns.id, columns.written],
  });
  const typeOf = (wanted: string) => rows.find(({ column }) => column === wanted)?.type ?? 'text';
  return { id: typeOf(columns.id), written: typeOf(columns.written) };
}

/** Puts them back beside what was restored, in the same transaction: all of them, or nothing is restored. */
export async function keepNewer(
  lease: Lease,
  table: FeedbackTable,
  newer: readonly NewerComment[],
): Promise<void> {
  if (newer.length === 0) return;
  const { from, id, student, activity, comment, written } = names(table);
  const values = [
    newer.map((row) => row.id),
    newer.map((row) => row.student),
    newer.map((row) => row.activity),
  ];
  const words = [newer.map((row) => row.comment), newer.map((row) => row.written || null)];
  try {
    const types = await typesOf(lease, table);
    await lease.rows({
      text: `DELETE FROM ${from} WHERE ${id}::text = ANY ($1::text[])`,
      values: [newer.map((row) => row.id)],
    });
    await lease.rows({
      text: `INSERT INTO ${from} (${id}, ${student}, ${activity}, ${comment}, ${written})
        SELECT i::${types.id}, nullif(s, ''), a, c, w::${types.written}
        FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS kept (i, s, a, c, w)`,
      values: [...values, ...words],
    });
    await lease.rows({
      text: `SELECT setval(s, greatest((SELECT max(${id}) FROM ${from}), 1))
        FROM pg_get_serial_sequence($1, $2) AS s WHERE s IS NOT NULL`,
      values: [from, table.columns.id],
    });
  } catch (cause) {
    throw new AppError('conflict', `Newer comments do not fit: ${toAppError(cause).message}`, {
      details: { reason: 'backup-newer-not-kept', count: newer.length },
    });
  }
}
