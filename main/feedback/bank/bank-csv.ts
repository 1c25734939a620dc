import { type BankImported, type BankRowError, longestBankText } from '#contract/bank';
import { storable } from '#contract/feedback-delivery';
import type { Language } from '#contract/language';
import { byteOrderMark, csvLine, type ListSeparator, parseCsv } from '../../lib/csv.ts';
import { textsIn } from '../../texts/texts.ts';
import type { StoredComment } from './bank-store.ts';

const languages = [textsIn('es').sheets, textsIn('en').sheets];
const firstHeadings = new Set([...languages.map(({ comment }) => comment), 'texto', 'text']);
const yes = new Set([...languages.map((words) => words.yes), 'si', '1', 'x', 'true', 'verdadero']);
const no = new Set(['', 'no', '0', '-', 'false', 'falso']);

export function bankCsv(
  comments: readonly StoredComment[],
  language: Language,
  separator: ListSeparator,
): string {
  const words = textsIn(language).sheets;
  const word = (holds: boolean) => (holds ? words.yes : '');
  const lines = comments.map(({ text, pinned, shared, uses }) => {
    const times = uses.reduce((sum, use) => sum + use.times, 0);
    return csvLine([text, word(pinned), word(shared), String(times)], separator);
  });
  return (
    byteOrderMark +
    csvLine([words.comment, words.pinned, words.shared, words.uses], separator) +
    lines.join('')
  );
}

export type ReadComment = Pick<StoredComment, 'text' | 'pinned' | 'shared'>;

export interface ReadBank {
  comments: ReadComment[];
  errors: BankImported['errors'];
}

/** One comment in the first column of each row; nothing else is needed. */
export function readBankCsv(text: string): ReadBank {
  const { rows, openQuote } = parseCsv(text.replace(byteOrderMark, ''));
  const headed = firstHeadings.has(rows[0]?.cells[0]?.trim().toLowerCase() ?? '');
  const comments: ReadComment[] = [];
  const errors: BankRowError[] = [];
  for (const { row, cells } of headed ? rows.slice(1) : rows) {
    const [comment = '', pinned = '', shared = '', , ...more] = cells;
    const isOneOf = (words: ReadonlySet<string>) => (word: string) => words.has(word.trim().toLowerCase());
    const holds = isOneOf(yes);
    // Anything else there is the rest of a comment whose commas nobody quoted.
    const told = [pinned, shared].every((word) => holds(word) || isOneOf(no)(word));
    const reason = problemOf(comment, more.length > 0 || !told);
    if (reason === null) comments.push({ text: comment, pinned: holds(pinned), shared: holds(shared) });
    else errors.push({ row, reason });
  }
  if (openQuote !== null) errors.push({ row: openQuote, reason: 'quote-open' });
  return { comments, errors };
}

function problemOf(text: string, tooMany: boolean): BankRowError['reason'] | null {
  if (tooMany) return 'too-many-cells';
  if (text.trim() === '') return 'empty';
  if (text.length > longestBankText) return 'too-long';
  return storable.test(text) ? null : 'text-invalid';
}
