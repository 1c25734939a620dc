import type { PasteError, PasteWarning } from '#contract/connections';
import { buildPiece, endOf, type Piece, part, placeOf, startOf, trimmed } from './piece.ts';

type Read = { piece: Piece; doubts: PasteWarning[] } | { problem: PasteError; at: Piece };

/**
 * The value of one line. Shells, dotenv, Docker and YAML disagree about what is not plain; where
 * they do, it is read as a person would and said.
 */
export function readEnvValue(raw: Piece, yaml: boolean): Read {
  const quote = raw.text.charAt(0);
  if (quote !== '"' && quote !== "'" && quote !== '`') return readPlain(raw, yaml);
  const close = closingQuote(raw.text, quote, yaml);
  if (close < 0) return { problem: 'quote-open', at: raw };
  const rest = trimmed(part(raw, close + 1));
  if (!/^[,;]?\s*(?:(?:#|\/\/).*)?$/.test(rest.text)) return { problem: 'word-without-value', at: rest };
  const inner = part(raw, 1, close);
  if (quote === '"') return unescaped(inner);
  return { piece: quote === "'" && yaml ? withSingleQuotes(inner) : inner, doubts: [] };
}

function closingQuote(text: string, quote: string, yaml: boolean): number {
  for (let index = 1; index < text.length; index += 1) {
    const character = text[index];
    if (quote === '"' && character === '\\') index += 1;
    else if (quote === "'" && yaml && character === quote && text[index + 1] === quote) index += 1;
    else if (character === quote) return index;
  }
  return -1;
}

function readPlain(raw: Piece, yaml: boolean): Read {
  const comment = raw.text.search(/(?:^|\s)#/);
  let piece = trimmed(comment < 0 ? raw : part(raw, 0, comment));
  if (yaml && piece.text.endsWith(',')) piece = part(piece, 0, piece.text.length - 1);
  const doubts: PasteWarning[] = dollars(piece.text);
  if (piece.text.includes('#')) doubts.push('hash-literal');
  if (piece.text.includes('\\')) doubts.push('backslash-literal');
  if (/\s/.test(piece.text)) doubts.push('spaces-in-value');
  if (/[;,]$/.test(piece.text)) doubts.push('trailing-punctuation');
  return { piece, doubts };
}

function unescaped(inner: Piece): Read {
  const doubts = dollars(inner.text);
  if (!inner.text.includes('\\')) return { piece: inner, doubts };
  const built = buildPiece();
  for (let index = 0; index < inner.text.length; index += 1) {
    if (/^\\["\\$`/]/.test(inner.text.slice(index, index + 2))) index += 1;
    built.add(inner.text.charAt(index), placeOf(inner, index));
  }
  const piece = built.done(endOf(inner));
  return {
    piece,
    doubts: [...doubts, piece.text.includes('\\') ? 'backslash-literal' : 'backslash-unescaped'],
  };
}

function withSingleQuotes(inner: Piece): Piece {
  const built = buildPiece();
  for (let index = 0; index < inner.text.length; index += 1) {
    built.add(inner.text.charAt(index), placeOf(inner, index));
    if (inner.text.startsWith("''", index)) index += 1;
  }
  return built.done(endOf(inner));
}

function dollars(text: string): PasteWarning[] {
  return /\$[\w{(]/.test(text) ? ['dollar-literal'] : [];
}

/** With `${NAME}` replaced by what another line of the same text says; never from this computer. */
export function expanded(value: Piece, values: ReadonlyMap<string, Piece>): Piece {
  const reference = /\$\{([A-Za-z_]\w{0,60})\}/g;
  const found = [...value.text.matchAll(reference)].filter(([, name = '']) => values.has(name)).slice(0, 10);
  if (found.length === 0) return value;
  const built = buildPiece();
  let from = 0;
  for (const match of found) {
    copy(part(value, from, match.index));
    const named = values.get(match[1] ?? '');
    if (named && named.text.length <= 1024) copy(named);
    from = match.index + match[0].length;
  }
  copy(part(value, from));
  return built.done(endOf(value));

  function copy(piece: Piece): void {
    for (let index = 0; index < piece.text.length; index += 1) {
      built.add(piece.text.charAt(index), piece.at[index] ?? startOf(piece));
    }
  }
}
