import type { PasteWarning } from '#contract/connections';
import type { Dialect } from './dialect.ts';
import type { Draft } from './draft.ts';
import { buildPiece, type Piece, placeOf } from './piece.ts';
import { readDollarQuotes } from './shell-escapes.ts';

/** One word of a command, quotes and escapes undone. */
export interface Word {
  piece: Piece;
  /** A `$(…)` or a backtick: only the shell that runs it knows the value. */
  computed: boolean;
  /** What a shell would have read otherwise than it stands, e.g. `$` in front of a name. */
  doubts: Set<PasteWarning>;
}

// Quotes that a word processor bent, where a word begins.
const quoteOf = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
]);

const commandBegins =
  /^\s*(?:psql|pgcli|pg_dump|pg_restore|export|set|setx|\$env:|["'.\w/\\:-]{0,80}psql(?:\.exe)?["']?\s)/i;

const longestCommand = 200;
// A line that leads to a database has a dozen.
const mostWords = 400;

/** The commands of a pasted line or script, as the shell it was written for would split them. */
export function splitCommands(whole: Piece, dialect: Dialect, draft: Draft): Word[][] {
  const commands: Word[][] = [[]];
  const { text } = whole;
  let words = 0;
  let index = 0;
  while (index < text.length && words < mostWords) {
    const character = text.charAt(index);
    if (character === '\n' || operatorAt(text, index) > 0) {
      if (commands.at(-1)?.length) commands.push([]);
      index += character === '\n' ? 1 : operatorAt(text, index);
    } else if (/\s/.test(character)) index += 1;
    else if (character === '#' && dialect.comments) index = endOfLine(text, index);
    else if (character === dialect.escape && text[index + 1] === '\n') index += 2;
    else {
      const { word, end } = readWord(whole, index, dialect, draft);
      commands.at(-1)?.push(word);
      words += 1;
      index = end;
    }
  }
  return commands.filter((command) => command.length > 0);
}

/** The length of a `;`, `&&` or `|` here; 0 where it is more likely a character of a password or a URL. */
function operatorAt(text: string, index: number): number {
  const character = text.charAt(index);
  if (!';&|'.includes(character)) return 0;
  const length = character !== ';' && text[index + 1] === character ? 2 : 1;
  const before = text.charAt(index - 1);
  const after = text.charAt(index + length);
  const alone = before === '' || /\s/.test(before) || after === '' || /\s/.test(after);
  return alone || commandBegins.test(text.slice(index + length, index + length + 100)) ? length : 0;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function readWord(whole: Piece, start: number, dialect: Dialect, draft: Draft): { word: Word; end: number } {
  const { text } = whole;
  const built = buildPiece();
  const word = { computed: false, doubts: new Set<PasteWarning>() };
  let quote = '';
  let openedAt = start;
  let end = start;
  let index = start;
  while (index < text.length && (quote !== '' || !endsWord(text, index))) {
    index = quote === '' ? outside() : inside(quote);
  }
  if (quote !== '') draft.fail('quote-open', placeOf(whole, openedAt));
  return { word: { ...word, piece: built.done(placeOf(whole, end)) }, end: index };

  /** Each of these takes what stands at `index` and returns where to go on. */
  function keep(at: number): number {
    built.add(text.charAt(at), placeOf(whole, at));
    end = at + 1;
    return end;
  }

  function outside(): number {
    const character = text.charAt(index);
    const opening = openingQuote(text, index, start, dialect);
    if (opening === "$'") {
      const close = readDollarQuotes(whole, index, built, draft);
      end = close;
      return close + 1;
    }
    if (opening) {
      quote = opening;
      openedAt = index;
      return index + 1;
    }
    if (character === dialect.escape && index + 1 < text.length) return escaped();
    if (/[;&|]/.test(character)) word.doubts.add('shell-character-literal');
    const after = endOfCommand(text, index, dialect);
    noteMeaning(after);
    while (index < after) index = keep(index);
    return after > 0 ? index : keep(index);
  }

  function inside(closing: string): number {
    const character = text.charAt(index);
    const next = text.charAt(index + 1);
    if (character === closing) {
      if (dialect.doubled && next === closing) return keep(index + 1);
      quote = '';
      return index + 1;
    }
    if (closing === '"') {
      if (character === dialect.escape && dialect.escapedInside.test(next)) return escaped();
      noteMeaning(endOfCommand(text, index, dialect));
    }
    return keep(index);
  }

  /** An escaped end of line joins two lines and stands for nothing. */
  function escaped(): number {
    return text[index + 1] === '\n' ? index + 2 : keep(index + 1);
  }

  function noteMeaning(endOfCommandHere: number): void {
    if (endOfCommandHere > 0) word.computed = true;
    else if (index === start && text.startsWith('$env:', index)) return;
    else if (dialect.dollar && /^\$[\w{(]/.test(text.slice(index, index + 2)))
      word.doubts.add('dollar-literal');
  }
}

const blanks = ' \t\n';

function endsWord(text: string, index: number): boolean {
  return blanks.includes(text.charAt(index)) || operatorAt(text, index) > 0;
}

/** The quote that closes what opens here; empty when nothing does. */
function openingQuote(text: string, index: number, start: number, dialect: Dialect): string {
  const character = text.charAt(index);
  if (dialect.bash && character === '$' && text[index + 1] === "'") return "$'";
  const closing = quoteOf.get(character);
  if (!closing || (character !== '"' && !dialect.singleQuotes)) return '';
  const bent = closing !== character;
  return bent && index > start && text[index - 1] !== '=' ? '' : closing;
}

/** Where the `$(…)` or the backticks that begin here end; 0 when none do. */
function endOfCommand(text: string, index: number, dialect: Dialect): number {
  const character = text.charAt(index);
  const dollar = dialect.dollar && character === '$' && text[index + 1] === '(';
  if (!dollar && !(dialect.bash && character === '`')) return 0;
  const length = text.slice(index + 1, index + longestCommand).indexOf(dollar ? ')' : '`');
  return length < 0 ? 0 : index + 1 + length + 1;
}
