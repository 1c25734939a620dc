import type { Student, SubmissionState, SubmissionSummary } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { GridCell, GridPage, GridQuery, ReadOptions } from '../platform.ts';
import { createStatement, type Statement } from '../sql-text.ts';
import { decodePlace, encodePlace } from './cursor.ts';
import { latestSql } from './latest.ts';
import type { ActivityLayout, CourseLayout, Relation } from './layout.ts';
import { type PageRow, pageSql } from './page-queries.ts';
import { namedSql, searchPattern, textOf } from './search.ts';
import { type CourseContext, stateSql } from './states.ts';
import { nameSql, studentOf, studentSql, summaryOf } from './summary.ts';

// Nobody hands in more by hand, and a runaway script must not fill the window.
const mostSubmissions = 1000;

/** Everything one student handed in, in all activities, oldest first. */
export async function readSubmissionsOf(
  db: Runner,
  context: CourseContext,
  email: string,
  options?: ReadOptions,
): Promise<SubmissionSummary[]> {
  const activities = context.layout.activities.filter((activity) => activity.hasEmail);
  if (activities.length === 0) return [];
  const statement = createStatement();
  const student = statement.bind(email, 'text');
  const own = activities.map(({ rank, relation, hasDate }) => {
    const date = hasDate ? `${relation.sql('s', 'fecha')}::timestamp` : 'NULL::timestamp';
    return `SELECT ${rank} AS rank, ${relation.sql('s', 'id')}::int8 AS id, ${relation.sql('s', 'email')}::text AS email, ${date} AS key
FROM ${relation.name} s WHERE ${relation.sql('s', 'email')} = ${student}`;
  });
  const page = `page AS MATERIALIZED (SELECT o.rank, o.id, o.email, o.key FROM (${own.join('\nUNION ALL\n')}) o ORDER BY o.key, o.rank, o.id LIMIT ${mostSubmissions})`;
  const order = 'page.key, page.rank, page.id';
  const rows = await db.rows<PageRow>(pageSql(context, activities, statement, { page, order }), options);
  return rows.filter((row) => row.rank !== null).map((row) => summaryOf(row, context.layout));
}

/** Null where the platform knows nobody of this address. */
export async function readStudent(
  db: Runner,
  { students, ...layout }: CourseLayout,
  email: string,
  options?: ReadOptions,
): Promise<Student | null> {
  if (students === null) return studentOf(email, null);
  const text = `SELECT ${students.sql('k', 'email')}::text AS email, u.name FROM ${students.name} k
LEFT JOIN LATERAL (${studentSql({ students, ...layout }, students.sql('k', 'email'))}) u ON true
WHERE ${students.sql('k', 'email')} = $1 LIMIT 1`;
  const [row] = await db.rows<{ email: string; name: string | null }>({ text, values: [email] }, options);
  return row === undefined ? null : studentOf(row.email, row.name);
}

interface GridRow {
  total: string;
  /** Null in the one row that only brings the count. */
  email: string | null;
  name: string | null;
  sort: string;
  cells: { rank: number; id: string; attempts: number; state: SubmissionState }[] | null;
}

/** Students by family name, with the latest attempt of each activity. */
export async function readGrid(
  db: Runner,
  context: CourseContext,
  query: GridQuery,
  options?: ReadOptions,
): Promise<GridPage> {
  const { layout } = context;
  const { students } = layout;
  if (students === null) return { rows: [], next: null, total: 0 };
  const statement = createStatement();
  const email = students.sql('u', 'email');
  const sort = query.nameless ? `md5(${email}::text)` : sortSql(students);
  const search = query.search ?? '';
  const named = searchPattern(search) === '' ? null : namedSql(layout, search, statement);
  const found = named === null ? 'true' : `${email} IN (${named})`;
  const after = query.cursor === undefined ? null : decodePlace(query.cursor);
  const beyond =
    after === null
      ? 'true'
      : `(${sort}, ${email}::text) > (${statement.bind(after.sort, 'text')}, ${statement.bind(after.id, 'text')})`;
  const cells = layout.activities
    .filter((activity) => activity.hasEmail)
    .map((activity) => cellsSql(context, activity, statement));
  const none = `SELECT 0 AS rank, '' AS id, '' AS email, 0::int8 AS attempts, '' AS state WHERE false`;
  const sql =
    statement.sql(`WITH counted AS (SELECT count(*)::text AS total FROM ${students.name} u WHERE ${found}),
page AS MATERIALIZED (SELECT ${email}::text AS email, ${nameSql(layout, 'u')} AS name, ${sort} AS sort
  FROM ${students.name} u WHERE ${found} AND ${beyond} ORDER BY 3, 1 LIMIT ${statement.bind(query.limit + 1, 'int8')}),
cells AS (SELECT c.email, json_agg(json_build_object('rank', c.rank, 'id', c.id, 'attempts', c.attempts, 'state', c.state)
  ORDER BY c.rank) AS cells FROM (${cells.join('\nUNION ALL\n') || none}) c GROUP BY c.email)
SELECT counted.total, page.email, page.name, page.sort, cells.cells
FROM counted LEFT JOIN (page LEFT JOIN cells ON cells.email = page.email) ON true ORDER BY page.sort, page.email`);
  const rows = await db.rows<GridRow>(sql, options);
  const listed = rows.filter((row) => row.email !== null);
  const shown = listed.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      student: studentOf(row.email, row.name),
      cells: Object.fromEntries((row.cells ?? []).flatMap((cell) => cellOf(cell, layout))),
    })),
    next:
      listed.length > shown.length && last ? encodePlace({ sort: last.sort, id: last.email ?? '' }) : null,
    total: Number(rows[0]?.total ?? 0),
  };
}

function sortSql(students: Relation): string {
  const fields = ['apellidos', 'nombre', 'email'].filter((column) => students.column(column) !== null);
  return `lower(concat_ws(' ', ${fields.map((column) => `nullif(${textOf(students, 'u', column)}, '')`).join(', ')}))`;
}

function cellsSql(context: CourseContext, activity: ActivityLayout, statement: Statement): string {
  const { relation, rank } = activity;
  const state = stateSql(context, activity, statement, 'probe');
  return `SELECT ${rank} AS rank, ${relation.sql('s', 'id')}::text AS id, ${relation.sql('s', 'email')}::text AS email,
  s.attempts, ${state.expression} AS state
FROM (${latestSql(activity, 'IN (SELECT page.email FROM page)')}) s ${state.join}`;
}

function cellOf(cell: NonNullable<GridRow['cells']>[number], layout: CourseLayout): [string, GridCell][] {
  const key = layout.activities.find(({ rank }) => rank === cell.rank)?.spec.key;
  if (key === undefined) return [];
  return [[key, { ref: { activity: key, id: cell.id }, attempts: cell.attempts, state: cell.state }]];
}
