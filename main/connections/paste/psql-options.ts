import { wordFrom } from './assignments.ts';
import type { Draft } from './draft.ts';
import type { Word } from './shell.ts';

export interface Options {
  /** In the order written, by libpq's names. */
  options: { name: string; word: Word }[];
  /** From -d, --dbname or the first word that is no option. */
  database: Word | undefined;
}

/** Which one-letter options of each program are followed by a value. */
const valued = new Map([
  ['psql', 'cdfFhLopPRTUv'],
  ['pgcli', 'dhpuUD'],
  ['pg_dump', 'dfFhjnNpStTUZeE'],
  ['pg_restore', 'dfFhIjLnNpPStTU'],
]);
const letters = new Map([
  ['h', 'host'],
  ['p', 'port'],
  ['U', 'user'],
  ['u', 'user'],
  ['d', 'dbname'],
]);
const words = new Map([
  ['host', 'host'],
  ['port', 'port'],
  ['username', 'user'],
  ['user', 'user'],
  ['dbname', 'dbname'],
]);
const valuedWords =
  /^(?:command|file|set|variable|output|log-file|field-separator|record-separator|table-attr|pset|format|jobs|schema|table)$/;

/** Reads a command line as psql does: options anywhere, then database and user. */
export function readOptions(program: string, line: Word[], draft: Draft): Options {
  const options: Options['options'] = [];
  const loose: { word: Word; afterW: boolean }[] = [];
  const withValue = valued.get(program) ?? '';
  let afterW = false;
  let onlyLoose = false;
  for (let index = 0; index < line.length; index += 1) {
    const word = line[index];
    if (!word) break;
    const { text, skip } = dashed(word.piece.text);
    if (text === '--') onlyLoose = true;
    else if (onlyLoose || !/^-./.test(text)) loose.push({ word, afterW });
    else if (text.startsWith('--')) index += readLong(text, word, skip, line[index + 1]);
    else index += readShort(text, word, skip, line[index + 1]);
    afterW = /^-\w*W$|^--password$/.test(text);
  }
  return { options, database: readLoose(loose) };

  function readLong(text: string, word: Word, skip: number, next: Word | undefined): number {
    const equals = text.indexOf('=');
    const name = text.slice('--'.length, equals < 0 ? text.length : equals);
    const known =
      words.get(name) ?? [...words].find(([whole]) => name.length > 1 && whole.startsWith(name))?.[1];
    const value = equals < 0 ? next : wordFrom(word, equals + 1 - skip);
    if (known && value) options.push({ name: known, word: value });
    else if (name === 'password' && equals > 0 && value) {
      draft.warn('password-flag-takes-no-value', 'password');
      options.push({ name: 'password', word: value });
    } else draft.ignore(`--${name}`, 'no-meaning-here');
    return equals < 0 && (known || valuedWords.test(name)) ? 1 : 0;
  }

  function readShort(text: string, word: Word, skip: number, next: Word | undefined): number {
    for (let at = 1; at < text.length; at += 1) {
      const letter = text.charAt(at);
      if (!withValue.includes(letter)) {
        draft.ignore(`-${letter}`, 'no-meaning-here');
        continue;
      }
      const attached = at + 1 < text.length;
      // `-h=host` is no psql, but there is only one thing it can mean.
      const start = at + 1 + (text[at + 1] === '=' ? 1 : 0) - skip;
      const value = attached ? wordFrom(word, start) : next;
      const name = letters.get(letter);
      if (name && value) options.push({ name, word: value });
      else draft.ignore(`-${letter}`, 'no-meaning-here');
      return attached ? 0 : 1;
    }
    return 0;
  }

  function readLoose(found: typeof loose): Word | undefined {
    const databaseAt = options.findLastIndex(({ name }) => name === 'dbname');
    const named = databaseAt < 0 ? undefined : options.splice(databaseAt, 1)[0]?.word;
    const hasUser = options.some(({ name }) => name === 'user');
    const rest: Word[] = [];
    for (const { word, afterW: follows } of found) {
      // -W takes no value; it was meant as one when the database is named elsewhere.
      const meant = follows && (named !== undefined || (hasUser && found.length > 1));
      if (meant) {
        draft.warn('password-flag-takes-no-value', 'password');
        options.push({ name: 'password', word });
      } else rest.push(word);
    }
    const database = named ?? rest.shift();
    const user = hasUser ? undefined : rest.shift();
    if (user) options.unshift({ name: 'user', word: user });
    for (const extra of rest) draft.ignore(extra.piece.text, 'no-meaning-here');
    return database;
  }
}

/** Word processors turn `--host` into `—host` and `-h` into `–h`. `skip`: how many characters were put in. */
function dashed(text: string): { text: string; skip: number } {
  if (!/^[–—]/.test(text)) return { text, skip: 0 };
  return text.length > 2 ? { text: `--${text.slice(1)}`, skip: 1 } : { text: `-${text.slice(1)}`, skip: 0 };
}
