import type { Pasted, PastedKind } from '#contract/connections';
import { cleaned, unwrapped } from './clean.ts';
import { readConnectionString } from './connection-string.ts';
import { createDraft, type Draft } from './draft.ts';
import { readEmbedded } from './embedded.ts';
import { readEnv } from './env.ts';
import { finish } from './finish.ts';
import { covered, coveredByShape } from './mask.ts';
import { startOf } from './piece.ts';
import { mentionsPsql, readPsql } from './psql.ts';
import { foreignScheme } from './url.ts';

/** Nothing a person pastes for one course is longer; what is, is not read at all. */
export const longestText = 20_000;

/**
 * Understands what hosts and colleagues hand out as "the connection": URLs, psql lines, libpq
 * words, .env lines, driver strings. Nothing is read but the text itself: no environment, no file.
 */
export function parsePasted(text: string): Pasted {
  const draft = createDraft();
  const kind = recognise(text, draft);
  const fields = kind === null ? {} : finish(draft, kind);
  const masked =
    text.length > longestText ? coveredByShape(text.slice(0, 500)) : covered(text, draft.secrets);
  return { kind, fields, ...draft.notes, masked };
}

/** Whether a text on the clipboard is worth offering: it leads to a database, and nothing in it is wrong. */
export function looksLikeConnection(text: string): boolean {
  const { kind, fields, errors } = parsePasted(text);
  const login = fields.user ?? fields.password ?? fields.database;
  return kind !== null && errors.length === 0 && fields.host !== undefined && login !== undefined;
}

/** The text as it may be shown: whatever in it is or could be a password is covered. */
export function maskPassword(text: string): string {
  return parsePasted(text).masked;
}

function recognise(text: string, draft: Draft): PastedKind | null {
  if (text.length > longestText) {
    draft.fail('too-long', longestText);
    return null;
  }
  const whole = cleaned(text, draft);
  if (!whole) return null;
  const piece = unwrapped(whole);
  if (piece.text === '') {
    draft.fail('empty', 0);
    return null;
  }
  const foreign = foreignScheme(piece.text);
  if (foreign) {
    draft.fail('other-database', startOf(piece), { facts: { name: foreign } });
    return null;
  }
  const kind =
    readConnectionString(piece, draft) ??
    (mentionsPsql(piece.text) ? readPsql(piece, draft) : null) ??
    readEnv(piece, draft) ??
    readEmbedded(piece, draft);
  if (kind === null && draft.notes.errors.length === 0) draft.fail('not-recognised', startOf(piece));
  return kind;
}
