import type { Part, Submission, SubmissionRef } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { createStatement } from '../sql-text.ts';
import type { PartSpec } from './activities.ts';
import { readFeedbackFor } from './feedback-queries.ts';
import { versionSql } from './image-queries.ts';
import type { ActivityLayout } from './layout.ts';
import { textOf } from './search.ts';
import { type CourseContext, stateSql } from './states.ts';
import { attemptsSql, type SummaryRow, studentSql, summaryOf, summarySql } from './summary.ts';

/** Characters of one answer that come with the submission; the rest is asked for on demand. */
export const firstCharacters = 200_000;

type Values = Record<string, string | number | null>;

export async function readSubmission(
  db: Runner,
  context: CourseContext,
  activity: ActivityLayout,
  ref: SubmissionRef,
  options?: ReadOptions,
): Promise<Submission | null> {
  const { relation } = activity;
  const statement = createStatement();
  const state = stateSql(context, activity, statement, 'probe');
  const selected = activity.spec.parts.flatMap((part) => partColumns(part, activity));
  const names = selected.map((_, index) => `c${index}`);
  const email = activity.hasEmail ? relation.sql('s', 'email') : 'NULL';
  const sql = statement.sql(`WITH page AS MATERIALIZED (
  SELECT ${activity.rank} AS rank, ${relation.sql('s', 'id')}::int8 AS id, ${email}::text AS email,
    ${[`${summarySql(activity)}`, ...selected.map(({ sql: column }, index) => `${column} AS ${names[index]}`)].join(',\n    ')},
    ${state.expression} AS state
  FROM ${relation.name} s ${state.join} WHERE ${relation.sql('s', 'id')} = ${statement.bind(ref.id, 'int8')} LIMIT 1),
attempts AS MATERIALIZED (${attemptsSql(activity)})
SELECT ${['rank', 'id', 'email', 'submitted', 'state', 'preview', 'length', 'images', ...names].map((name) => `page.${name}`).join(', ')},
  u.name, coalesce(a.attempt, 1) AS attempt, coalesce(a.attempts, 1) AS attempts
FROM page LEFT JOIN attempts a ON a.id = page.id
LEFT JOIN LATERAL (${studentSql(context.layout, 'page.email')}) u ON true`);
  const [[row], feedback] = await Promise.all([
    db.rows<SummaryRow & Values>(sql, options),
    readFeedbackFor(db, context, activity, ref, options),
  ]);
  if (row === undefined) return null;
  const values: Values = Object.fromEntries(
    selected.map(({ key }, index) => [key, row[`c${index}`] ?? null]),
  );
  const { preview: _preview, images: _images, ...summary } = summaryOf(row, context.layout);
  return {
    ...summary,
    parts: activity.spec.parts.flatMap((part) => partOf(part, values)),
    feedback,
  };
}

/** A further stretch of one long answer, counted in characters from zero; null: no such answer. */
export async function readText(
  db: Runner,
  activity: ActivityLayout,
  ref: SubmissionRef,
  part: string,
  range: { from: number; length: number },
  options?: ReadOptions,
): Promise<string | null> {
  const known = activity.spec.parts.some((spec) => spec.kind === 'text' && spec.key === part);
  if (!known) return null;
  const { relation } = activity;
  const text = `SELECT substring(${textOf(relation, 's', part)} FROM $2::int FOR $3::int) AS text
FROM ${relation.name} s WHERE ${relation.sql('s', 'id')} = $1::int8 LIMIT 1`;
  const [row] = await db.rows<{ text: string | null }>(
    { text, values: [ref.id, range.from + 1, range.length] },
    options,
  );
  return row === undefined ? null : (row.text ?? '');
}

interface SelectedColumn {
  key: string;
  sql: string;
}

function partColumns(part: PartSpec, activity: ActivityLayout): SelectedColumn[] {
  const { relation } = activity;
  if (part.kind === 'images') {
    return part.images.flatMap(({ key }) => {
      const column = relation.sql('s', key);
      return [
        { key: `${key}.bytes`, sql: `octet_length(${column})` },
        { key: `${key}.version`, sql: versionSql(column) },
      ];
    });
  }
  const columns = part.kind === 'table' ? part.cells.flat() : [part.key];
  return columns
    .filter((column) => relation.column(column) !== null)
    .flatMap((key) => {
      const column = textOf(relation, 's', key);
      const text = { key, sql: `left(${column}, ${firstCharacters})` };
      return part.kind === 'text' ? [text, { key: `${key}.length`, sql: `length(${column})` }] : [text];
    });
}

function partOf(part: PartSpec, values: Values): Part[] {
  const { key, label, number } = part;
  const about = { key, label, ...(number === undefined ? {} : { number }) };
  const text = (column: string): string => String(values[column] ?? '');
  if (part.kind === 'text') {
    return [{ kind: 'text', ...about, text: text(key), length: Number(values[`${key}.length`] ?? 0) }];
  }
  if (part.kind === 'table') {
    const columns = part.columns.map((column) => column.label);
    return [{ kind: 'table', ...about, columns, rows: part.cells.map((row) => row.map(text)) }];
  }
  const images = part.images.flatMap((image) => {
    const bytes = Number(values[`${image.key}.bytes`] ?? 0);
    return bytes === 0 ? [] : [{ ...image, bytes, version: text(`${image.key}.version`) }];
  });
  return [{ kind: 'images', ...about, images }];
}
