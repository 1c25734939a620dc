import type { SubmissionRef, SubmissionState, SubmissionSummary } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type {
  AnswerGroup,
  AnswerGroups,
  AnswerText,
  CellValues,
  QuestionRef,
  ReadOptions,
} from '../platform.ts';
import { createStatement } from '../sql-text.ts';
import { readHitPage } from './hits-queries.ts';
import { latestSql } from './latest.ts';
import type { ActivityLayout } from './layout.ts';
import { textOf } from './search.ts';
import { type CourseContext, stateSql } from './states.ts';
import { summaryOf } from './summary.ts';

/** Of a long answer a group shows this much; whole answers are still told apart. */
const shownCharacters = 2000;
const mostGroups = 20_000;
const cellCharacters = 200;
/** More different values in one cell than that are left out, the rarest first. */
const mostValues = 1000;

interface GroupRow {
  text: string;
  length: string;
  ids: string[];
  states: SubmissionState[];
}

/** The column that holds the answers to a question. */
function columnOf({ spec, relation }: ActivityLayout, { part, cell }: QuestionRef): string | null {
  const asked = spec.parts.find(({ key }) => key === part);
  const column =
    asked?.kind === 'table' && cell !== undefined
      ? asked.cells[cell.row]?.[cell.column]
      : asked?.kind === 'text' && cell === undefined
        ? asked.key
        : undefined;
  return column === undefined || relation.column(column) === null ? null : column;
}

/** One question across the whole class, each student's latest attempt: the same text once, most frequent first. */
export async function readAnswers(
  db: Runner,
  context: CourseContext,
  activity: ActivityLayout,
  question: QuestionRef,
  options?: ReadOptions,
): Promise<AnswerGroups | null> {
  const column = columnOf(activity, question);
  if (column === null) return null;
  const statement = createStatement();
  const state = stateSql(context, activity, statement, 'gather');
  const answer = `coalesce(${textOf(activity.relation, 's', column)}, '')`;
  const id = activity.relation.sql('s', 'id');
  const rows = await db.rows<GroupRow>(
    statement.sql(`SELECT left(a.answer, ${shownCharacters}) AS text, length(a.answer)::text AS length,
  array_agg(a.id::text ORDER BY a.id) AS ids, array_agg(a.state ORDER BY a.id) AS states
FROM (SELECT ${id} AS id, ${answer} AS answer, ${state.expression} AS state
  FROM (${latestSql(activity, null, [column])}) s ${state.join}) a
GROUP BY 1, 2, hashtextextended(a.answer, 0)
ORDER BY count(*) DESC, 1, min(a.id) LIMIT ${mostGroups + 1}`),
    options,
  );
  return { groups: rows.slice(0, mostGroups).map(groupOf), complete: rows.length <= mostGroups };
}

function groupOf({ text, length, ids, states }: GroupRow): AnswerGroup {
  const members = ids.map((id, index) => ({ id, state: states[index] ?? 'awaiting' }));
  return { text, length: Number(length), members };
}

/** What each of these submissions answers, whatever attempt it is. */
export async function readAnswersOf(
  db: Runner,
  activity: ActivityLayout,
  question: QuestionRef,
  ids: readonly string[],
  options?: ReadOptions,
): Promise<AnswerText[] | null> {
  const column = columnOf(activity, question);
  if (column === null) return null;
  const { relation } = activity;
  const answer = `coalesce(${textOf(relation, 's', column)}, '')`;
  const id = relation.sql('s', 'id');
  const text = `SELECT ${id}::text AS id, left(${answer}, ${shownCharacters}) AS text, length(${answer})::text AS length
FROM ${relation.name} s WHERE ${id} = ANY($1::int8[])`;
  const rows = await db.rows<{ id: string; text: string; length: string }>({ text, values: [ids] }, options);
  return rows.map((row) => ({ ...row, length: Number(row.length) }));
}

/** What the class wrote into each cell of a table, most frequent first; null: no such table. */
export async function readCells(
  db: Runner,
  activity: ActivityLayout,
  part: string,
  options?: ReadOptions,
): Promise<CellValues | null> {
  const table = activity.spec.parts.find((spec) => spec.kind === 'table' && spec.key === part);
  if (table?.kind !== 'table') return null;
  const { relation } = activity;
  const cells = table.cells.flat();
  const readable = cells.filter((cell) => relation.column(cell) !== null);
  const values = readable.map(
    (cell) =>
      `(${cells.indexOf(cell)}, btrim(left(coalesce(${textOf(relation, 's', cell)}, ''), ${cellCharacters})))`,
  );
  const text = `SELECT place, value, count FROM (
  SELECT v.place, v.value, count(*)::int AS count, row_number() OVER (PARTITION BY v.place ORDER BY count(*) DESC, v.value) AS row
  FROM (${latestSql(activity, null, readable)}) s CROSS JOIN LATERAL (VALUES ${values.join(', ')}) v(place, value)
  GROUP BY v.place, v.value) counted
WHERE row <= ${mostValues} ORDER BY place, row`;
  const rows = await db.rows<{ place: number; value: string; count: number }>({ text }, options);
  const at = (cell: string) =>
    rows.filter(({ place }) => place === cells.indexOf(cell)).map(({ value, count }) => ({ value, count }));
  return table.cells.map((row) => row.map(at));
}

/** What a list shows of these submissions, in the order asked for; those that are gone are left out. */
export async function readSummaries(
  db: Runner,
  context: CourseContext,
  refs: readonly SubmissionRef[],
  options?: ReadOptions,
): Promise<SubmissionSummary[]> {
  const { activities } = context.layout;
  const hits = refs.flatMap((ref) => {
    const rank = activities.find(({ spec }) => spec.key === ref.activity)?.rank;
    return rank === undefined ? [] : [{ rank, id: ref.id, sort: null }];
  });
  const rows = await readHitPage(db, context, activities, hits, options);
  return rows.map((row) => summaryOf(row, context.layout));
}
