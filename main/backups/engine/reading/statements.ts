import { outlineOf } from './outline.ts';
import { refused } from './refusals.ts';

/** What is to be done with a statement of a script. */
export type Treatment =
  | { kind: 'run'; text: string }
  /** A setting for the transaction alone; left out where the server does not know it. */
  | { kind: 'set'; name: string; value: string }
  | { kind: 'skip'; what: string | null };

/** Whether rows follow the statement in the file; other files and programs of the server are never touched. */
export function takesRows(statement: string): boolean {
  // Most are nothing of the kind, and some are long.
  if (!/\bcopy\b/i.test(statement)) return false;
  const { bare, words } = outlineOf(statement);
  if (!words.startsWith('COPY ')) return false;
  if (/\b(FROM|TO) PROGRAM\b/.test(words)) throw refused('backup-copy-program', bare);
  if (/\bFROM STDIN\b/.test(words)) return true;
  throw refused('backup-copy-file', bare);
}

const forbidden: [RegExp, Parameters<typeof refused>[0]][] = [
  [/^(CREATE|DROP|ALTER) (DATABASE|TABLESPACE)\b/, 'backup-whole-server'],
  [/^(ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE)\b/, 'backup-transaction-control'],
  [/^(RESET|DISCARD|LISTEN|UNLISTEN|LOAD|DEALLOCATE|DECLARE)\b/, 'backup-session-settings'],
  [/^SET (SESSION CHARACTERISTICS|CONSTRAINTS)\b/, 'backup-session-settings'],
  [/^(?!CREATE\b).*\bSET_CONFIG ?\(/, 'backup-session-settings'],
  [/^(ALTER SYSTEM|CHECKPOINT|VACUUM|CLUSTER|REINDEX)\b/, 'backup-whole-server'],
];

const dumpsPath = /^SELECT\s+pg_catalog\.set_config\('search_path',\s*'([^']*)',\s*false\)$/i;
const setting = /^SET\s+(?:SESSION\s+|LOCAL\s+)?([a-z_.]+)\s*(?:=|\s+TO\s)\s*([\s\S]+)$/i;

/** How long to wait is for whoever restores to say, not for the file. */
const patience = /^(statement|lock|idle_in_transaction_session|idle_session|transaction)_timeout$/;

function settingOf(name: string, given: string): Treatment {
  if (patience.test(name) || /^default$/i.test(given.trim())) return { kind: 'skip', what: null };
  const value = given.trim().replace(/^'((?:[^']|'')*)'$/, (_, inner: string) => inner.replaceAll("''", "'"));
  if (name === 'client_encoding' && !/^(utf-?8|unicode|sql_ascii)$/i.test(value)) {
    throw refused('backup-other-encoding', value);
  }
  if (name === 'standard_conforming_strings' && !/^(on|true|yes|1)$/i.test(value)) {
    throw refused('backup-nonstandard-strings', value);
  }
  // What is read is always UTF-8, whatever the other side called it.
  return { kind: 'set', name, value: name === 'client_encoding' ? 'UTF8' : value };
}

/** Owners and grants name roles of another server; the rest needs more rights than restoring does. */
const leftOut: [RegExp, string][] = [
  [/^ALTER .+ OWNER TO \S+$/, 'owners'],
  [/^(SET|RESET) (SESSION AUTHORIZATION|ROLE)\b/, 'owners'],
  [/^(GRANT|REVOKE|ALTER DEFAULT PRIVILEGES)\b/, 'grants'],
  [/^COMMENT ON EXTENSION\b/, 'comments of extensions'],
  [/^SECURITY LABEL\b/, 'security labels'],
];

/** `ours`: written by this engine, so that nothing has to be left out. */
export function treat(statement: string, ours: boolean): Treatment {
  const { bare: words, words: outline } = outlineOf(statement);
  if (words === '') return { kind: 'skip', what: null };
  if (/^(BEGIN|START TRANSACTION|COMMIT|END)\b/.test(outline)) return { kind: 'skip', what: null };
  if (/^SET TRANSACTION\b/.test(outline)) return { kind: 'skip', what: null };
  const path = dumpsPath.exec(words)?.[1];
  if (path !== undefined) return { kind: 'set', name: 'search_path', value: path };
  const skipped = ours ? undefined : leftOut.find(([pattern]) => pattern.test(outline));
  if (skipped) return { kind: 'skip', what: skipped[1] };
  for (const [pattern, reason] of forbidden) if (pattern.test(outline)) throw refused(reason, words);
  const [, name, value] = setting.exec(words) ?? [];
  if (name !== undefined && value !== undefined) return settingOf(name.toLowerCase(), value);
  // In words of its own, or behind a comment or a quote: it would outlive the transaction.
  if (/^SET\b/.test(outline)) throw refused('backup-session-settings', words);
  const schema = /^CREATE\s+SCHEMA\s+("(?:[^"]|"")+"|[^\s"]+)$/i.exec(words)?.[1];
  return { kind: 'run', text: schema === undefined ? words : `CREATE SCHEMA IF NOT EXISTS ${schema}` };
}

const harmless = [/^\\set ON_ERROR_STOP on\s*$/, /^\\(un)?restrict [A-Za-z0-9]+\s*$/];

/** pg_dump's own two and our one mean nothing here; every other one could start a program. */
export function assertHarmless(command: string): void {
  if (!harmless.some((pattern) => pattern.test(command))) throw refused('backup-psql-command', command);
}
