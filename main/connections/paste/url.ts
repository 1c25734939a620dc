import type { PastedKind } from '#contract/connections';
import { findAuthority } from './authority.ts';
import type { Draft } from './draft.ts';
import { settingOf } from './meanings.ts';
import { percentDecoded } from './percent.ts';
import { type Piece, part, placeOf, splitAt, startOf, trimmed } from './piece.ts';
import { isPlaceholder } from './placeholder.ts';

const scheme = /^(jdbc:)?([a-z][a-z0-9.-]{0,30})(\+[a-z0-9_]{1,30})?:\/\//i;
const ours = /^(?:postgres|postgresql|postgis|psql|pgsql)$/i;
const others =
  /^(?:mysql|mariadb|mongodb|sqlite|sqlserver|mssql|oracle|redis|rediss|prisma|cockroachdb|libsql)/i;

export function isPostgresUrl(text: string): boolean {
  return ours.test(scheme.exec(text)?.[2] ?? '') || /^jdbc:postgresql:/i.test(text);
}

/** `mysql` of `mysql://…`, of a database that Tiza does not speak to. */
export function foreignScheme(text: string): string | undefined {
  const found = scheme.exec(text) ?? /^(jdbc:)([a-z]{1,30}):/i.exec(text);
  const name = found?.[2]?.toLowerCase();
  return name && others.test(name) ? name : undefined;
}

export function readUrl(whole: Piece, draft: Draft): PastedKind {
  const found = scheme.exec(whole.text);
  const kind = /^jdbc:/i.test(whole.text) ? 'jdbc' : 'url';
  // `jdbc:postgresql:course` has no host: a database on this computer.
  const start = found ? found[0].length : 'jdbc:postgresql:'.length;
  const rest = withoutTail(upToBlank(part(whole, start), draft), draft);
  const { at, hostEnd, queryStart } = found
    ? findAuthority(rest.text)
    : { at: -1, hostEnd: 0, queryStart: indexOrEnd(rest.text, '?') };
  if (at >= 0) readLogin(part(rest, 0, at), draft);
  if (hostEnd > at + 1) readHosts(part(rest, at + 1, hostEnd), draft);
  readDatabase(part(rest, hostEnd, queryStart), draft);
  readOptions(part(rest, Math.min(queryStart + 1, rest.text.length)), kind, draft);
  return kind;
}

function readLogin(login: Piece, draft: Draft): void {
  const colon = login.text.indexOf(':');
  draft.offerEncoded({ setting: 'user' }, part(login, 0, colon < 0 ? login.text.length : colon));
  if (colon >= 0) draft.offerEncoded({ setting: 'password' }, part(login, colon + 1));
  if (/[@/?#\s]/.test(login.text)) draft.warn('special-characters', colon < 0 ? 'user' : 'password');
}

function readHosts(hosts: Piece, draft: Draft): void {
  const entries = splitAt(hosts, ',');
  const first = entries[0] ?? hosts;
  const bracket = first.text.startsWith('[') ? first.text.indexOf(']') + 1 : 0;
  const colon = first.text.indexOf(':', bracket);
  if (colon >= 0 && first.text.includes(':', colon + 1)) {
    // `::1:5432` may be an address or an address and a port.
    draft.fail('host-invalid', startOf(first), { field: 'host' });
    return;
  }
  draft.offerEncoded({ setting: 'host' }, part(first, 0, colon < 0 ? first.text.length : colon));
  if (colon >= 0) draft.take('port', part(first, colon + 1));
  if (entries.length > 1) {
    draft.warn('several-hosts', 'host', { taken: first.text, count: String(entries.length) });
  }
}

function readDatabase(path: Piece, draft: Draft): void {
  const raw = path.text.replace(/^\//, '').replace(/\/$/, '');
  const start = path.text.startsWith('/') ? 1 : 0;
  if (raw === '') return;
  const plain = /^[\p{L}\p{N}_.$%~-]+$/u.test(raw) || isPlaceholder('database', raw);
  if (!plain) draft.warn('database-unusual', 'database', { taken: raw });
  draft.offerEncoded({ setting: 'database' }, part(path, start, start + raw.length));
}

function readOptions(query: Piece, kind: PastedKind, draft: Draft): void {
  const options = splitAt(query, '&').filter((option) => option.text !== '');
  // Of an option given twice, libpq takes the last; what stands before the ? was taken already.
  for (const option of options.toReversed()) {
    const equals = option.text.indexOf('=');
    if (equals < 0) {
      draft.fail('word-without-value', placeOf(option, 0));
      continue;
    }
    const name = percentDecoded(part(option, 0, equals)).piece.text;
    const value = part(option, equals + 1);
    const setting = settingOf(name);
    // JDBC drivers read + as a blank, people mean a +.
    if (kind === 'jdbc' && setting === 'password' && value.text.includes('+')) {
      draft.warn('plus-literal', 'password');
    }
    draft.offerEncoded(name, value);
  }
}

/** The URL alone, when words follow it. A blank before the first @ belongs to the password. */
function upToBlank(whole: Piece, draft: Draft): Piece {
  const piece = trimmed(whole);
  const line = trimmed(splitAt(piece, '\n')[0] ?? piece);
  const blank = line.text.search(/\s/);
  const first = line.text.indexOf('@');
  let url = line;
  if (blank >= 0 && (first < 0 || first < blank)) url = part(line, 0, blank);
  else if (blank >= 0) {
    const last = line.text.lastIndexOf('@');
    const tail = line.text.slice(last).search(/\s/);
    if (tail >= 0) url = part(line, 0, last + tail);
  }
  const rest = trimmed(part(piece, url.text.length)).text;
  if (rest !== '') draft.warn('text-around');
  if (/postgres(?:ql)?:\/\//i.test(rest)) draft.warn('several-texts');
  return url;
}

/** Without the `;` or the quote that came along when the URL was selected. */
function withoutTail(url: Piece, draft: Draft): Piece {
  const tail = /[;,'"`)]{1,5}$/.exec(url.text);
  if (!tail) return url;
  const lastOption = url.text.slice(Math.max(url.text.lastIndexOf('&'), url.text.indexOf('?')) + 1);
  if (/^pass(?:word|wd)?=/i.test(lastOption)) {
    draft.warn('trailing-punctuation', 'password');
    return url;
  }
  return part(url, 0, tail.index);
}

function indexOrEnd(text: string, character: string): number {
  const index = text.indexOf(character);
  return index < 0 ? text.length : index;
}
