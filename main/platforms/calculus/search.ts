import type { Statement } from '../sql-text.ts';
import { type ActivityLayout, type CourseLayout, columnsOf, type Relation } from './layout.ts';

// Plain letters and what people write for them. A regular expression over the answers as they are is some
// fifty times quicker here than folding every answer, and a plain trigram index serves it.
const variants: Record<string, string> = {
  a: 'áàâäãåăą',
  c: 'çćč',
  d: 'ďđ',
  e: 'éèêëęě',
  g: 'ğ',
  i: 'íìîïı',
  l: 'ł',
  n: 'ñńň',
  o: 'óòôöõøő',
  r: 'ř',
  s: 'śšş',
  t: 'ťţ',
  u: 'úùûüůű',
  y: 'ý',
  z: 'źżž',
};

/** Accents typed as marks of their own, as text copied from some programs has them. */
const looseMarks = '[\\u0300-\\u030c\\u0327\\u0328]?';

/**
 * A regular expression that finds the text whatever its case, accents and line breaks. Every other character
 * stands for itself.
 */
export function searchPattern(text: string, encoding: string): string {
  const words = text.normalize('NFC').replaceAll('\0', '').trim().replace(/\s+/g, ' ');
  return [...words]
    .map((character) => (character === ' ' ? '\\s+' : characterPattern(character, encoding === 'UTF8')))
    .join('');
}

function characterPattern(character: string, unicode: boolean): string {
  const plain = plainLetter(character.toLowerCase());
  const accented = variants[plain] ?? '';
  const lower = [plain, ...accented, character.toLowerCase()];
  const letters = [...new Set([...lower, ...lower.map((letter) => letter.toUpperCase())])].filter(
    // What the server's encoding does not have cannot be in its texts, and must not be sent to it.
    (letter) => [...letter].length === 1 && (unicode || letter === character || letter <= '\u00ff'),
  );
  if (letters.length > 1) return `[${letters.join('')}]${unicode && accented !== '' ? looseMarks : ''}`;
  return /[\\^$.|?*+()[\]{}]/.test(character) ? `\\${character}` : character;
}

function plainLetter(lower: string): string {
  const known = Object.keys(variants).find((letter) => variants[letter]?.includes(lower));
  if (known !== undefined) return known;
  const [base = lower, ...marks] = lower.normalize('NFD');
  return /\p{Script=Latin}/u.test(base) && marks.every((mark) => /\p{M}/u.test(mark)) ? base : lower;
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
  const words = search.split(/\s+/).filter((word) => word !== '');
  const conditions = words.map(
    (word) => `${name} ~ ${statement.bind(searchPattern(word, layout.encoding), 'text')}`,
  );
  return `SELECT ${students.sql('u', 'email')}::text AS email FROM ${students.name} u WHERE ${conditions.join(' AND ')}`;
}
