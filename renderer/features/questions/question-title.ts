import type { TFunction } from 'i18next';
import type { QuestionRef } from '#contract/classroom';
import type { Activity } from '#contract/grading';

/** A question as it is spoken of: with its number, and where it is a table, with row and column. */
export function questionTitle(
  { parts }: Activity,
  { part, cell }: QuestionRef,
  t: TFunction<['questions', 'feedback']>,
): string {
  const asked = parts.find(({ key }) => key === part);
  const { label = part, number, columns = [] } = asked ?? {};
  // "Pregunta 6" says its number itself.
  const numbered = number === undefined || label.endsWith(` ${number}`) ? label : `${number} · ${label}`;
  if (cell === undefined) return numbered;
  const column = columns[cell.column] ?? String(cell.column + 1);
  return t('questions:cell', { title: numbered, row: cell.row + 1, column });
}
