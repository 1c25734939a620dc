import type { Runner } from '../../database/database.ts';
import { createStatement } from '../sql-text.ts';
import type { ExpectedComment, NewComment } from '../writer.ts';
import type { CourseLayout, Relation } from './layout.ts';
import { textOf } from './search.ts';
import { timeSql } from './summary.ts';

/** What the catalog does not tell of the table of comments. */
export interface WritingFacts {
  /** The sequence its ids come from, quoted; null where this login may not draw from it. */
  sequence: string | null;
  /** No two rows have the same id, and the server sees to it. */
  idsUnique: boolean;
  /** The version of a row is in a column without a name, which only a right on the whole table opens. */
  versioned: boolean;
}

export interface CommentRow {
  id: string;
  version: string | null;
  student: string | null;
  filedAs: string;
  text: string;
  author: string | null;
  writtenAt: string | null;
  written: string;
}

const facts = `
WITH col AS (
  SELECT a.attrelid, a.attnum, d.oid AS defaulted FROM pg_catalog.pg_attribute a
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = $1::oid AND a.attname = $2),
seq AS (
  SELECT s.oid FROM col, pg_catalog.pg_depend p, pg_catalog.pg_class s
  WHERE s.relkind = 'S' AND (
    (p.classid = 'pg_catalog.pg_attrdef'::regclass AND p.objid = col.defaulted AND p.refobjid = s.oid) OR
    (p.classid = 'pg_catalog.pg_class'::regclass AND p.objid = s.oid AND p.deptype = 'i'
      AND p.refobjid = col.attrelid AND p.refobjsubid = col.attnum)) LIMIT 1)
SELECT (SELECT format('%I.%I', n.nspname, s.relname) FROM seq, pg_catalog.pg_class s, pg_catalog.pg_namespace n
    WHERE s.oid = seq.oid AND n.oid = s.relnamespace
      AND has_sequence_privilege(s.oid, 'USAGE') AND has_schema_privilege(n.oid, 'USAGE')) AS sequence,
  EXISTS (SELECT FROM pg_catalog.pg_index x WHERE x.indrelid = col.attrelid AND x.indisunique AND x.indisvalid
    AND x.indimmediate AND x.indpred IS NULL AND x.indkey::int2[] = ARRAY[col.attnum]) AS "idsUnique",
  has_table_privilege(col.attrelid, 'SELECT')
    AND (SELECT relkind = 'r' FROM pg_catalog.pg_class WHERE oid = col.attrelid) AS versioned
FROM col`;

export async function readWritingFacts(db: Runner, feedback: Relation): Promise<WritingFacts> {
  const values = [feedback.table.oid, feedback.column('id')?.name];
  const [found] = await db.rows<WritingFacts>({ text: facts, values });
  return found ?? { sequence: null, idsUnique: false, versioned: false };
}

/** An id that somebody wrote by hand may be one the sequence has yet to come to. */
export async function readFreeIds(
  db: Runner,
  feedback: Relation,
  sequence: string,
  count: number,
): Promise<string[]> {
  const text = `SELECT n.id::text AS id
FROM (SELECT nextval($1::regclass) AS id FROM generate_series(1, $2::int)) n
WHERE NOT EXISTS (SELECT FROM ${feedback.name} f WHERE ${feedback.sql('f', 'id')} = n.id) ORDER BY n.id`;
  const rows = await db.rows<{ id: string }>({ text, values: [sequence, count] });
  return rows.map(({ id }) => id);
}

export interface WritingContext {
  layout: CourseLayout;
  feedback: Relation;
  facts: WritingFacts;
}

/** A comment in row `f`, whether it was selected or has just been written. */
function commentSql(context: WritingContext): string {
  const { versioned } = context.facts;
  return `${versioned ? 'f.xmin::text' : 'NULL::text'} AS version, ${saidSql(context)},
  ${writtenSql(context.feedback)}::text AS written`;
}

/** What a comment in row `f` says, and who said it to whom, when. */
export function saidSql({ layout: { authorship }, feedback }: WritingContext): string {
  const id = feedback.sql('f', 'id');
  const dated = feedback.column('fecha') !== null;
  // An id alone may come back after a restore, for another comment.
  const author =
    authorship === null
      ? 'NULL'
      : `(SELECT ${authorship.sql('a', 'author')} FROM ${authorship.name} a
  WHERE ${authorship.sql('a', 'feedback_id')} = ${id} AND ${authorship.sql('a', 'written')} = ${writtenSql(feedback)})`;
  return `${id}::text AS id, ${feedback.sql('f', 'email_alumno')}::text AS student,
  ${textOf(feedback, 'f', 'actividad')} AS "filedAs", ${textOf(feedback, 'f', 'comentario')} AS text,
  ${author} AS author, ${dated ? timeSql(feedback.sql('f', 'fecha')) : 'NULL'} AS "writtenAt"`;
}

function writtenSql(feedback: Relation): string {
  return feedback.column('fecha') === null
    ? '0::numeric'
    : `coalesce(extract(epoch FROM ${feedback.sql('f', 'fecha')}), 0)::numeric`;
}

export function readComments(
  db: Runner,
  context: WritingContext,
  { ids = [], students = [] }: { ids?: readonly string[]; students?: readonly string[] },
): Promise<CommentRow[]> {
  const { feedback } = context;
  const date = feedback.column('fecha') === null ? '' : `${feedback.sql('f', 'fecha')} DESC NULLS LAST, `;
  const text = `SELECT ${commentSql(context)} FROM ${feedback.name} f
WHERE ${feedback.sql('f', 'email_alumno')} = ANY($1::text[]) OR ${feedback.sql('f', 'id')} = ANY($2::int8[])
ORDER BY ${date}${feedback.sql('f', 'id')} DESC`;
  return db.rows<CommentRow>({ text, values: [students, ids] });
}

/**
 * The date is the server's to give. An id that the sequence has not given out yet would make the platform's own next
 * comment fail.
 */
export function insertComments(
  db: Runner,
  context: WritingContext,
  comments: readonly NewComment[],
): Promise<CommentRow[]> {
  const { feedback, facts } = context;
  const ids = comments.flatMap(({ id }) => (id === null ? [] : [id]));
  const chosen = ids.length > 0;
  const columns = [...(chosen ? ['id'] : []), 'email_alumno', 'actividad', 'comentario'];
  const target = columns.map((name) => feedback.sql(null, name)).join(', ');
  const reached =
    chosen && facts.sequence !== null ? 'WHERE n.id <= pg_catalog.pg_sequence_last_value($5::regclass)' : '';
  const once = chosen && facts.idsUnique ? `ON CONFLICT (${feedback.sql(null, 'id')}) DO NOTHING` : '';
  const text = `INSERT INTO ${feedback.name} AS f (${target}) ${chosen ? 'OVERRIDING SYSTEM VALUE' : ''}
SELECT ${chosen ? 'n.id, ' : ''}n.student, n.filed, n.comment
FROM unnest($1::int8[], $2::text[], $3::text[], $4::text[]) AS n (id, student, filed, comment) ${reached} ${once}
RETURNING ${commentSql(context)}`;
  const values = [
    chosen ? ids : comments.map(() => null),
    comments.map(({ student }) => student),
    comments.map(({ filedAs }) => filedAs),
    comments.map((comment) => comment.text),
    ...(reached === '' ? [] : [facts.sequence]),
  ];
  return db.rows<CommentRow>({ text, values });
}

export async function updateComment(
  db: Runner,
  context: WritingContext,
  expected: ExpectedComment,
  text: string,
): Promise<CommentRow | undefined> {
  const { feedback } = context;
  const statement = createStatement();
  const sql = `UPDATE ${feedback.name} AS f SET ${feedback.sql(null, 'comentario')} = ${statement.bind(text, 'text')}
WHERE ${asExpected(context, expected, statement.bind)} RETURNING ${commentSql(context)}`;
  const [row] = await db.rows<CommentRow>(statement.sql(sql));
  return row;
}

export async function removeComment(
  db: Runner,
  context: WritingContext,
  expected: ExpectedComment,
): Promise<boolean> {
  const { feedback } = context;
  const statement = createStatement();
  const sql = `DELETE FROM ${feedback.name} AS f
WHERE ${asExpected(context, expected, statement.bind)} RETURNING ${feedback.sql('f', 'id')}::text AS id`;
  return (await db.rows(statement.sql(sql))).length > 0;
}

/** Version and text: a version does not survive a restore, and a text may have been changed back and forth. */
function asExpected(
  { feedback, facts: { versioned } }: WritingContext,
  { id, version, student, text }: ExpectedComment,
  bind: (value: unknown, type: string) => string,
): string {
  const conditions = [
    `${feedback.sql('f', 'id')} = ${bind(id, 'int8')}`,
    `${feedback.sql('f', 'email_alumno')} = ${bind(student, 'text')}`,
    `${textOf(feedback, 'f', 'comentario')} COLLATE "C" = ${bind(text, 'text')}`,
    ...(version === null || !versioned ? [] : [`f.xmin::text = ${bind(version, 'text')}`]),
  ];
  return conditions.join(' AND ');
}
