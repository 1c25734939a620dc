import type { ActivityLayout } from './layout.ts';

/**
 * Selects the latest attempt of each student under the table's own column names, with how many there were as
 * `attempts`. `which` narrows the addresses; attempts of nobody are each their own.
 */
export function latestSql(
  activity: ActivityLayout,
  which: string | null,
  columns: readonly string[] = [],
): string {
  const { relation, hasEmail, hasDate } = activity;
  const names = ['id', ...(hasEmail ? ['email'] : []), ...(hasDate ? ['fecha'] : []), ...columns];
  const selected = [...new Set(names)].map((name) => relation.sql('x', name)).join(', ');
  if (!hasEmail) return `SELECT ${selected}, 1 AS attempts FROM ${relation.name} x`;
  const email = relation.sql('x', 'email');
  const id = relation.sql('x', 'id');
  const nobody = `CASE WHEN ${email} IS NULL THEN ${id} END`;
  const date = hasDate ? `${relation.sql('x', 'fecha')} DESC NULLS LAST, ` : '';
  return `SELECT DISTINCT ON (${email}, ${nobody}) ${selected}, count(*) OVER (PARTITION BY ${email}, ${nobody}) AS attempts
FROM ${relation.name} x ${which === null ? '' : `WHERE ${email} ${which}`}
ORDER BY ${email}, ${nobody}, ${date}${id} DESC`;
}
