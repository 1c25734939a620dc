import { quoteLiteral, type Statement } from '../sql-text.ts';
import { type ActivityLayout, answerColumns, type CourseLayout, type Relation } from './layout.ts';

// Letters with their marks, both cases, and the plain letter for each: needs no extension and is immutable,
// so that an index may hold it. Combining marks have no partner in `plain`, and translate() drops them.
const marked = 'áàâäãåāăąçćĉċčďđéèêëēĕėęěĝğġģĥħíìîïĩīĭįıĵķĺļľłñńņňóòôöõøōŏőŕŗřśŝşšţťŧúùûüũūŭůűųŵýÿŷźżž';
const plain = 'aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijkllllnnnnooooooooorrrssssstttuuuuuuuuuuwyyyzzz';
const combining = '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328';

const bothCases = [...marked].filter((letter) => letter.toUpperCase().length === 1);
const from = [...marked, ...bothCases.map((letter) => letter.toUpperCase()), ...combining].join('');
const to = [...plain, ...bothCases.map((letter) => plain[marked.indexOf(letter)])].join('');

/** Text without case and accents, the same way for what is looked for and where it is looked for. */
export function folded(expression: string): string {
  return `lower(translate(${expression}, ${quoteLiteral(from)}, ${quoteLiteral(to)}))`;
}

/** Everything a student wrote in one attempt, folded: what the advised trigram index holds, letter by letter. */
export function foldedAnswers(activity: ActivityLayout, alias: string): string {
  const columns = activity.spec.parts
    .filter((part) => part.kind !== 'images')
    .flatMap(answerColumns)
    .filter((column) => activity.relation.column(column) !== null);
  const all = activity.hasEmail ? ['email', ...columns] : columns;
  if (all.length === 0) return `''`;
  return folded(
    all.map((column) => `coalesce(${textOf(activity.relation, alias, column)}, '')`).join(` || E'\\n' || `),
  );
}

/** A column as text, whatever an altered database made of it. */
export function textOf(relation: Relation, alias: string, column: string): string {
  const sql = relation.sql(alias, column);
  return /^(text|character varying.*)$/.test(relation.column(column)?.type ?? '') ? sql : `${sql}::text`;
}

/** The attempts whose answers hold the phrase or whose student's name holds all of its words. */
export function searchCondition(
  layout: CourseLayout,
  activity: ActivityLayout,
  search: string,
  statement: Statement,
): string {
  const id = activity.relation.sql('s', 'id');
  const inAnswers = `SELECT ${activity.relation.sql('a', 'id')} FROM ${activity.relation.name} a
  WHERE ${foldedAnswers(activity, 'a')} LIKE ${pattern(search, statement)}`;
  const inNames = studentsNamed(layout, search, statement);
  if (inNames === null || !activity.hasEmail) return `${id} IN (${inAnswers})`;
  return `${id} IN (${inAnswers}
  UNION SELECT ${activity.relation.sql('a', 'id')} FROM ${activity.relation.name} a
  WHERE ${activity.relation.sql('a', 'email')} IN (${inNames}))`;
}

/** The addresses of students whose name or address holds every word; null where there are no names. */
export function studentsNamed(layout: CourseLayout, search: string, statement: Statement): string | null {
  const { students } = layout;
  if (students === null) return null;
  const fields = ['nombre', 'apellidos', 'email'].filter((column) => students.column(column) !== null);
  const name = folded(
    fields.map((column) => `coalesce(${textOf(students, 'u', column)}, '')`).join(` || ' ' || `),
  );
  const words = search.split(/\s+/).filter((word) => word !== '');
  const conditions = words.map((word) => `${name} LIKE ${pattern(word, statement)}`);
  return `SELECT ${students.sql('u', 'email')} FROM ${students.name} u WHERE ${conditions.join(' AND ')}`;
}

function pattern(text: string, statement: Statement): string {
  const literal = text.replace(/[\\%_]/g, (character) => `\\${character}`);
  return folded(statement.bind(`%${literal}%`, 'text'));
}
