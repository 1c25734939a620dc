import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { quoteLiteral } from '../sql-text.ts';
import type { ActivityLayout, CourseLayout, Relation } from './layout.ts';

/** What one table looked like when it was counted: as long as it stays the same, so does the count. */
export interface Stamp {
  /** The highest ids, or null where a table gives no cheap sign of change. */
  added: string | null;
  /** Rows changed or removed, as the server's own statistics have it. */
  altered: string;
}

export type Stamps = ReadonlyMap<string, Stamp>;

export const feedbackKey = ' feedback';
export const marksKey = ' marks';

// A row with a lower id may become visible after one with a higher: the last few are counted, not only the last seen.
const lately = 100;

/** One short statement tells which tables changed: the ends of their primary keys and their statistics. */
export async function readStamps(
  db: Runner,
  { activities, feedback, marks }: CourseLayout,
  options?: ReadOptions,
): Promise<Stamps> {
  const each = [
    ...activities.map(({ spec, relation }: ActivityLayout) => stampSql(spec.key, relation)),
    ...(feedback === null ? [] : [stampSql(feedbackKey, feedback)]),
    ...(marks === null ? [] : [marksStampSql(marks)]),
  ];
  const rows = await db.rows<Stamp & { key: string }>({ text: each.join('\nUNION ALL\n') }, options);
  return new Map(rows.map(({ key, added, altered }) => [key, { added, altered }]));
}

/** Which activities feedback since the stamp belongs to, as feedback writes them; null: there is no telling. */
export async function readFiledSince(
  db: Runner,
  feedback: Relation,
  stamp: Stamp | undefined,
  options?: ReadOptions,
): Promise<string[] | null> {
  if (stamp === undefined || stamp.added === null) return null;
  const [highest] = stamp.added.split('/');
  const text = `SELECT DISTINCT ${feedback.sql('f', 'actividad')}::text AS text FROM ${feedback.name} f
WHERE ${feedback.sql('f', 'id')} > $1::int8 - ${lately}`;
  const rows = await db.rows<{ text: string | null }>({ text, values: [highest || '0'] }, options);
  return rows.flatMap((row) => row.text ?? []);
}

function stampSql(key: string, relation: Relation): string {
  const { table, name } = relation;
  if (table.kind !== 'table' || !relation.indexed('id')) return stampRow(key, 'NULL', '0');
  const id = relation.sql('x', 'id');
  const highest = `(SELECT max(${id}) FROM ${name} x)`;
  const added = `concat(${highest}, '/', (SELECT count(*) FROM ${name} x WHERE ${id} > ${highest} - ${lately}))`;
  const altered = ['updated', 'deleted'].map((change) => `pg_stat_get_tuples_${change}(${table.oid}::oid)`);
  return stampRow(key, added, `concat_ws('/', ${altered.join(', ')})`);
}

function marksStampSql(marks: Relation): string {
  const standing = `SELECT concat_ws('/', count(*), count(${marks.sql('x', 'withdrawn_at')})) FROM ${marks.name} x`;
  return stampRow(marksKey, `(${standing})`, '0');
}

function stampRow(key: string, added: string, altered: string): string {
  return `SELECT ${quoteLiteral(key)} AS key, ${added}::text AS added, ${altered}::text AS altered`;
}
