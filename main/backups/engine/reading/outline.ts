import { needMore, pastBlockComment, pastDollars, pastQuoted } from './scanner.ts';

export interface Outline {
  /** The statement without the comments before it and the semicolon after it. */
  bare: string;
  /** Its words outside of quotes and comments, in capitals, with one space between them. */
  words: string;
}

const escaped = /(^|[^A-Za-z0-9_$\x80-\uffff])[eE]$/;

/** What can be told of a statement without being misled by what is quoted in it. */
export function outlineOf(statement: string): Outline {
  const bytes = Buffer.from(statement);
  const end = bytes.length;
  const kept: string[] = [];
  let first = needMore;
  for (let at = 0; at < end; ) {
    const byte = bytes.toString('latin1', at, at + 1);
    const two = bytes.toString('latin1', at, at + 2);
    let next = at + 1;
    let shown = byte;
    if (two === '--') {
      next = bytes.indexOf('\n', at);
      shown = ' ';
    } else if (two === '/*') {
      next = pastBlockComment(bytes, at + 2, end);
      shown = ' ';
    } else if (byte === "'") {
      next = pastQuoted(bytes, next, end, 39, escaped.test(kept.slice(-2).join('')));
      shown = "''";
    } else if (byte === '"') {
      next = pastQuoted(bytes, next, end, 34, false);
      shown = '""';
    } else if (byte === '$') {
      next = pastDollars(bytes, at, end);
      shown = next === at + 1 ? byte : "''";
    }
    if (first === needMore && shown.trim() !== '') first = at;
    kept.push(shown);
    at = next === needMore ? end : next;
  }
  const bare = first === needMore ? '' : bytes.toString('utf8', first).replace(/;\s*$/, '');
  return { bare, words: kept.join('').replaceAll(/\s+/g, ' ').trim().replace(/ ?;$/, '').toUpperCase() };
}
