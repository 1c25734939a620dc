/** What a spreadsheet takes for a formula, in wide letters too, behind any number of our own signs that it is none. */
const formula = /^'*[=+\-@＝＋－＠\t\r]/;
const defused = /^'+[=+\-@＝＋－＠\t\r]/;

/** A cell that no spreadsheet executes; `readCell` gives the very same text back. */
function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const byteOrderMark = '\uFEFF';

export type ListSeparator = ',' | ';';

/** Spreadsheets divide by semicolons where a comma divides units from tenths; any other file is one column to them. */
export function listSeparator(locale: string): ListSeparator {
  const [known] = Intl.NumberFormat.supportedLocalesOf(locale.replace('_', '-') || []);
  return new Intl.NumberFormat(known ?? 'en').format(0.5).includes(',') ? ';' : ',';
}

/** With the line end that spreadsheets of every system read. */
export function csvLine(values: readonly string[], separator: ListSeparator): string {
  return `${values.map(cell).join(separator)}\r\n`;
}

function readCell(value: string): string {
  return defused.test(value) ? value.slice(1) : value;
}

export interface CsvRow {
  /** As a spreadsheet numbers them, from 1. */
  row: number;
  cells: string[];
}

export interface Csv {
  /** Without the empty ones. */
  rows: CsvRow[];
  /** The row in which a quoted cell begins that nobody closes. */
  openQuote: number | null;
}

/** The first line in which some programs say how the others are divided: no row of anybody's. */
const saidSeparator = /^"?sep=([,;\t])"?(?:\r\n?|\n|$)/i;

/**
 * As spreadsheets save it in one country or another: by comma, semicolon or tab, whichever the first row uses most.
 * A first row without any of them heads a single column, in which every comma is a person's own.
 */
export function parseCsv(whole: string): Csv {
  const [said = '', wanted] = saidSeparator.exec(whole) ?? [];
  const text = whole.slice(said.length);
  const separator = wanted ?? separatorOf(text);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let value = '';
  let quoted = false;
  let wasQuoted = false;
  let row = said === '' ? 1 : 2;

  const endCell = () => {
    cells.push(readCell(value));
    value = '';
    wasQuoted = false;
  };
  const endRow = () => {
    endCell();
    if (cells.some((each) => each !== '')) rows.push({ row, cells });
    cells = [];
    row += 1;
  };

  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') value += character;
      else if (text.charAt(at + 1) === '"') value += text.charAt(at++);
      else quoted = false;
    } else if (character === '"' && value === '' && !wasQuoted) {
      quoted = true;
      wasQuoted = true;
    } else if (character === separator) endCell();
    else if (character === '\n' || character === '\r') {
      if (character === '\r' && text.charAt(at + 1) === '\n') at++;
      endRow();
    } else value += character;
  }
  const openQuote = quoted ? row : null;
  if (!quoted && (value !== '' || cells.length > 0)) endRow();
  return { rows, openQuote };
}

function separatorOf(text: string): string | null {
  const [firstLine = ''] = text
    .replace(/^[\r\n]+/, '')
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/[\r\n]/, 1);
  const count = (separator: string) => firstLine.split(separator).length - 1;
  const [most = ','] = [',', ';', '\t'].toSorted((one, other) => count(other) - count(one));
  return count(most) === 0 ? null : most;
}

/** Spreadsheets save UTF-8, UTF-16 or the alphabet of old Windows; what is no UTF-8 is the last. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
