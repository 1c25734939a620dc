import type { PastedKind } from '#contract/connections';
import type { Draft } from './draft.ts';
import { settingOf } from './meanings.ts';
import { asPairs, readPairs } from './pairs.ts';
import type { Piece } from './piece.ts';
import { isPostgresUrl, readUrl } from './url.ts';
import { readWords } from './words.ts';

/** A URL, libpq's words or a driver's pairs, whichever this is; `null` when none. */
export function readConnectionString(piece: Piece, draft: Draft): PastedKind | null {
  if (isPostgresUrl(piece.text)) return readUrl(piece, draft);
  const pairs = asPairs(piece);
  if (pairs) return readPairs(pairs, draft);
  return isWords(piece.text) ? readWords(piece, draft) : null;
}

function isWords(text: string): boolean {
  const first = /^\s*([a-z_]{2,30})\s*=/.exec(text)?.[1];
  return first !== undefined && settingOf(first) !== undefined;
}
