import type { Statement } from '../sql-text.ts';
import { type ActivityLayout, type CourseLayout, columnsOf, type Relation } from './layout.ts';

// Plain letters and what people write for them. A regular expression over the answers as they are is some fifty
// times quicker here than folding every answer, and a plain trigram index serves it, as long as a letter has few
// variants: with rarer ones, or accents as characters of their own, the index would narrow down next to nothing.
const variants: Record<string, string> = {
  a: 'áàâäã',
  c: 'ç',
  e: 'éèêë',
  i: 'íìîï',
  n: 'ñ',
  o: 'óòôöõ',
  u: 'úùûü',
};

// Shorter words leave the index nothing to look up.
const wordLength = 3;
const wordsLookedUp = 4;

/**
 * A regular expression that finds the text whatever its case, accents and line breaks. Every other character
 * stands for itself.
 */
export function searchPattern(text: string): string {
  return [...tidied(text)]
    .map((character) => (character === ' ' ? '\\s+' : characterPattern(character)))
    .join('');
}

/** The phrase, then its longer words by themselves: together they let the index drop far more. */
export function phrasePatterns(phrase: string): string[] {
  const words = wordsOf(phrase);
  const telling = words.filter((word) => [...word].length >= wordLength).slice(0, wordsLookedUp);
  return [phrase, ...(words.length > 1 ? telling : [])].map(searchPattern);
}

function tidied(text: string): string {
  return text.normalize('NFC').replaceAll('\0', '').trim().replace(/\s+/g, ' ');
}

function wordsOf(text: string): string[] {
  return tidied(text)
    .split(' ')
    .filter((word) => word !== '');
}

function characterPattern(character: string): string {
  const typed = character.toLowerCase();
  const plain =
    Object.keys(variants).find((letter) => letter === typed || variants[letter]?.includes(typed)) ?? typed;
  const lower = [plain, ...(variants[plain] ?? '')];
  const letters = [...new Set([...lower, ...lower.map((letter) => letter.toUpperCase())])].filter(
    (letter) => [...letter].length === 1,
  );
  if (letters.length > 1) return `[${letters.join('')}]`;
  return /[\\^$.|?*+()[\]{}]/.test(character) ? `\\${character}` : character;
}

/** The columns a search reads. */
export function answerParts(activity: ActivityLayout): string[] {
  const columns = [...columnsOf(activity, 'text'), ...columnsOf(activity, 'table')];
  return activity.hasEmail ? ['email', ...columns] : columns;
}

/** Everything a student wrote in one attempt: what the advised trigram index holds, letter by letter. */
export function answersSql(activity: ActivityLayout, alias: string | null): string {
  const texts = answerParts(activity).map(
    (column) => `coalesce(${textOf(activity.relation, alias, column)}, '')`,
  );
  return texts.length === 0 ? `''` : texts.join(` || E'\\n' || `);
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
    (word) => `${name} ~ ${statement.bind(searchPattern(word), 'text')}`,
  );
  return `SELECT ${students.sql('u', 'email')}::text AS email FROM ${students.name} u WHERE ${conditions.join(' AND ')}`;
}
