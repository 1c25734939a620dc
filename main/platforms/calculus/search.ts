import { quoteLiteral, type Statement } from '../sql-text.ts';
import { type ActivityLayout, type CourseLayout, columnsOf, type Relation } from './layout.ts';
import { anyOf, plainLetters, unusual, usualOf } from './letters.ts';

// A search is a regular expression over the answers as they are: some fifty times quicker than folding every answer.
// docs/decisions/search-by-regular-expression.md

// Shorter words leave the index nothing to look up.
const wordLength = 3;
const wordsLookedUp = 4;

/** A regular expression that finds the text whatever its case, accents and gaps, in a database that knows all of Unicode. */
export function searchPattern(text: string): string {
  return anyOf(plainLetters(tidied(text)));
}

/**
 * The phrase, then its longer words by themselves: together they let a trigram index drop far more. They find
 * nothing in answers with something unusual in them.
 */
export function usualPatterns(phrase: string, apart = false): string[] {
  const words = wordsOf(phrase);
  const telling = words.filter((word) => [...word].length >= wordLength).slice(0, wordsLookedUp);
  return [phrase, ...(words.length > 1 ? telling : [])].map((text) => usualPattern(text, apart));
}

function usualPattern(text: string, apart: boolean): string {
  return usualOf(plainLetters(tidied(text)), apart);
}

/** As far as the database knows letters. */
function patternIn({ unicode }: CourseLayout, text: string): string {
  return unicode ? searchPattern(text) : usualPattern(text, true);
}

/** What no index for usual words finds: which answers those are, and an index of their own knows them by it. */
export function unusualSql(activity: ActivityLayout, alias: string | null): string {
  return `(${answersSql(activity, alias)}) ~ ${quoteLiteral(`[${unusual}]`)}`;
}

function tidied(text: string): string {
  return text.replaceAll('\0', '').trim().replace(/\s+/g, ' ');
}

function wordsOf(text: string): string[] {
  return tidied(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** The attempts in whose answers the phrase is, by one condition or several that find different ones. */
export function answeredSql(
  layout: CourseLayout,
  activity: ActivityLayout,
  phrase: string,
  statement: Statement,
  indexed: boolean,
): string[] {
  const answers = answersSql(activity, 's');
  const holds = (pattern: string) => `(${answers}) ~ ${statement.bind(pattern, 'text')}`;
  if (!indexed) return [holds(patternIn(layout, phrase))];
  const usual = usualPatterns(phrase, !layout.unicode).map(holds).join(' AND ');
  return layout.unicode
    ? [usual, `${unusualSql(activity, 's')} AND ${holds(searchPattern(phrase))}`]
    : [usual];
}

/** The same, and not in the address that stands beside the answers. */
export function writtenSql(
  layout: CourseLayout,
  activity: ActivityLayout,
  phrase: string,
  statement: Statement,
  indexed: boolean,
): string[] {
  const written = joined(activity, 's', writtenParts(activity));
  const pattern = statement.bind(patternIn(layout, phrase), 'text');
  return answeredSql(layout, activity, phrase, statement, indexed).map(
    (condition) => `${condition} AND (${written}) ~ ${pattern}`,
  );
}

/** The columns a search reads. */
export function answerParts(activity: ActivityLayout): string[] {
  return activity.hasEmail ? ['email', ...writtenParts(activity)] : writtenParts(activity);
}

function writtenParts(activity: ActivityLayout): string[] {
  return [...columnsOf(activity, 'text'), ...columnsOf(activity, 'table')];
}

/** Everything a student wrote in one attempt: what the advised trigram index holds, letter by letter. */
export function answersSql(activity: ActivityLayout, alias: string | null): string {
  return joined(activity, alias, answerParts(activity));
}

function joined(activity: ActivityLayout, alias: string | null, columns: readonly string[]): string {
  const texts = columns.map((column) => `coalesce(${textOf(activity.relation, alias, column)}, '')`);
  // By characters alone: a column may have rules of comparison under which no pattern can be looked for.
  return `(${texts.length === 0 ? `''` : texts.join(` || E'\\n' || `)}) COLLATE "C"`;
}

/** A column as text, whatever an altered database made of it. */
export function textOf(relation: Relation, alias: string | null, column: string): string {
  const sql = relation.sql(alias, column);
  return relation.column(column)?.type === 'text' ? sql : `${sql}::text`;
}

/** The addresses of students whose name or address holds every word; null where there are no names. */
export function namedSql(layout: CourseLayout, search: string, statement: Statement): string | null {
  const { students } = layout;
  if (students === null) return null;
  const fields = ['nombre', 'apellidos', 'email'].filter((column) => students.column(column) !== null);
  const name = fields.map((column) => `coalesce(${textOf(students, 'u', column)}, '')`).join(` || ' ' || `);
  const conditions = wordsOf(search).map(
    (word) => `(${name}) COLLATE "C" ~ ${statement.bind(patternIn(layout, word), 'text')}`,
  );
  return `SELECT ${students.sql('u', 'email')}::text AS email FROM ${students.name} u WHERE ${conditions.join(' AND ')}`;
}
