import type { PastedKind, PasteWarning } from '#contract/connections';
import { type Assignment, assignmentsOf, offerVariable, offerWord } from './assignments.ts';
import { readConnectionString } from './connection-string.ts';
import { dialectOf } from './dialect.ts';
import { createDraft, type Draft } from './draft.ts';
import { expanded, readEnvValue } from './env-value.ts';
import { meaningOf, nameInVariable, settingOf } from './meanings.ts';
import { type Piece, part, splitAt, startOf, trimmed } from './piece.ts';
import { splitCommands } from './shell.ts';
import { foreignScheme, isPostgresUrl } from './url.ts';

// `NAME=`, `export NAME=`, `- NAME=`, `NAME: `, `"name": `, `$env:NAME = `.
const entry =
  /^(?:(?:export|set|env|declare -x|-)\s+|\$env:)?["']?([\p{L}_][\p{L}\p{N}_ .-]{0,60}?)["']?\s*(=|:(?!\/\/))\s*/iu;
const further = /[\s;&](?:export\s+|set\s+|\$env:)?(?:PG|POSTGRES|DB_|DATABASE_)\w*\s?=/i;
const foreignDriver = /^(?:DB|DATABASE)_(?:CONNECTION|DRIVER|ENGINE|TYPE|DIALECT)$/i;

const mostLines = 500;
const mostUrls = 10;

/** Lines of an .env file, a compose file, a shell profile or a dashboard: a name and a value each. */
export function readEnv(whole: Piece, draft: Draft): PastedKind | null {
  const lines = splitAt(whole, '\n').slice(0, mostLines).flatMap(membersOf);
  const assignments = lines.flatMap((line) => readLine(trimmed(line), draft));
  const values = new Map(assignments.map(({ name, value }) => [name, value.piece]));
  for (const { value } of assignments) {
    const full = expanded(value.piece, values);
    if (full === value.piece) continue;
    value.piece = full;
    value.doubts.delete('dollar-literal');
  }
  const urls = assignments.filter(holdsConnection);
  const foreign = urls.length === 0 ? foreignDatabase(assignments) : undefined;
  if (foreign) {
    draft.fail('other-database', foreign.at, { facts: { name: foreign.name } });
    return null;
  }
  readUrls(urls, draft);
  const others = assignments.filter((assignment) => !urls.includes(assignment));
  readOthers(others.toReversed(), draft);
  return draft.settings.size > 0 || draft.notes.errors.length > 0 ? 'env' : null;
}

const opensObject = /^\s*[[{]\s*["'{[]/;

/** The members of an object that stands on one line, those of objects inside it among them. */
function membersOf(line: Piece): Piece[] {
  if (!opensObject.test(line.text)) return [line];
  const members: Piece[] = [];
  let quote = '';
  let start = 0;
  for (let index = 0; index <= line.text.length; index += 1) {
    const character = line.text.charAt(index);
    if (quote !== '') {
      if (character === '\\') index += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    }
    if (index < line.text.length && (quote !== '' || !'{}[],'.includes(character))) continue;
    members.push(trimmed(part(line, start, index)));
    start = index + 1;
  }
  // A name whose value is an object of its own, and nothing at all.
  return members.filter(({ text }) => !/^$|:(?:\s*null)?$/.test(text));
}

function readLine(line: Piece, draft: Draft): Assignment[] {
  if (/^(?:#|\/\/|===|[\]})([{;,\s]*$)/.test(line.text)) return [];
  const found = entry.exec(line.text);
  if (!found) {
    draft.warn('text-around');
    return [];
  }
  const value = part(line, found[0].length);
  if (found[2] === '=' && further.test(value.text)) {
    const dialect = dialectOf(line.text);
    return splitCommands(line, dialect, draft).flatMap((words) => assignmentsOf(words, dialect).set);
  }
  const name = found[1] ?? '';
  const read = readEnvValue(value, found[2] === ':');
  if ('problem' in read) {
    if (isRelevant(name)) draft.fail(read.problem, startOf(read.at));
    return [];
  }
  return [
    { name, value: { piece: read.piece, computed: false, doubts: new Set<PasteWarning>(read.doubts) } },
  ];
}

function isRelevant(name: string): boolean {
  return nameInVariable(name) !== undefined || meaningOf(name) !== undefined;
}

function holdsConnection({ name, value }: Assignment): boolean {
  if (isPostgresUrl(value.piece.text)) return true;
  return /url|uri|dsn|conn/i.test(name) && readConnectionString(value.piece, createDraft()) !== null;
}

function readUrls(urls: Assignment[], draft: Draft): void {
  const [first, ...rest] = urls;
  if (!first) return;
  for (const doubt of first.value.doubts) {
    // A URL's own reader says what stands around or inside it.
    if (doubt !== 'spaces-in-value' && doubt !== 'trailing-punctuation') draft.warn(doubt);
  }
  readConnectionString(first.value.piece, draft);
  for (const other of rest.slice(0, mostUrls)) {
    const scratch = createDraft();
    readConnectionString(other.value.piece, scratch);
    draft.hideAll(scratch.secrets);
    if (leadsElsewhere(draft, scratch)) {
      draft.warn('several-texts', undefined, { taken: first.name, other: other.name });
    }
  }
}

function leadsElsewhere(one: Draft, other: Draft): boolean {
  return (['host', 'port', 'database', 'user', 'password'] as const).some(
    (setting) => one.settings.get(setting)?.text !== other.settings.get(setting)?.text,
  );
}

function readOthers(assignments: Assignment[], draft: Draft): void {
  const bare = assignments.filter(({ name }) => settingOf(name) !== undefined);
  const bareNames = bare.length >= 2;
  for (const assignment of assignments) {
    const { name, value } = assignment;
    if (nameInVariable(name) !== undefined) offerVariable(assignment, draft);
    else if (bareNames && bare.includes(assignment)) offerWord(name, value, draft);
    else if (/pass|secret|key|token/i.test(name)) draft.hide(value.piece);
    // Among the names of a connection, one that nobody knows may be a misspelt one.
    if (bareNames && /^(?!const |let |var )[a-z][^A-Z]*$/.test(name) && !isRelevant(name))
      draft.ignore(name, 'unknown');
  }
}

/** Laravel's `DB_CONNECTION=mysql`, or a URL of another database and none of ours. */
function foreignDatabase(assignments: Assignment[]): { name: string; at: number } | undefined {
  for (const { name, value } of assignments) {
    const { text } = value.piece;
    const foreign = foreignDriver.test(name) ? foreignScheme(`${text}://`) : foreignScheme(text);
    if (foreign) return { name: foreign, at: startOf(value.piece) };
  }
  return undefined;
}
