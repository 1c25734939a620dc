import type { Pasted, PastedKind, PasteError } from '#contract/connections';
import { cleaned, unwrapped } from './clean.ts';
import { readConnectionString } from './connection-string.ts';
import { createDraft, type Draft } from './draft.ts';
import { readEmbedded } from './embedded.ts';
import { readEnv } from './env.ts';
import { finish } from './finish.ts';
import { covered, coveredByShape } from './mask.ts';
import { type Piece, startOf } from './piece.ts';
import { readPsql } from './psql.ts';
import { foreignScheme } from './url.ts';

/** Nothing a person pastes for one course is longer; what is, is not read at all. */
const longestText = 10_000;

/**
 * Understands what hosts and colleagues hand out as "the connection": URLs, psql lines, libpq
 * words, .env lines, driver strings. Nothing is read but the text itself: no environment, no file.
 */
export function parsePasted(text: string): Pasted {
  const { kind, draft } = recognise(text);
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

interface Recognised {
  kind: PastedKind | null;
  draft: Draft;
}

function recognise(text: string): Recognised {
  if (text.length > longestText) return refused('too-long', longestText);
  const clean = cleaned(text);
  if ('controlAt' in clean) return refused('control-character', clean.controlAt);
  const piece = unwrapped(clean.piece);
  if (piece.text === '') return refused('empty', 0);
  const foreign = foreignScheme(piece.text);
  if (foreign) return refused('other-database', startOf(piece), { name: foreign });
  const recognised = firstThatFits(piece);
  if (clean.invisible > 0) {
    recognised.draft.warn('invisible-removed', undefined, { count: String(clean.invisible) });
  }
  return recognised;
}

function refused(key: PasteError, at: number, facts?: Record<string, string>): Recognised {
  const draft = createDraft();
  draft.fail(key, at, facts && { facts });
  return { kind: null, draft };
}

/** Each form is tried on a clean sheet, so that a wrong guess leaves no trace in the answer. */
function firstThatFits(piece: Piece): Recognised {
  let closest: Draft | undefined;
  for (const read of [readConnectionString, readPsql, readEnv, readEmbedded]) {
    const draft = createDraft();
    const kind = read(piece, draft);
    if (kind !== null) return { kind, draft };
    if (draft.notes.errors.length > 0) closest ??= draft;
  }
  return closest ? { kind: null, draft: closest } : refused('not-recognised', startOf(piece));
}
