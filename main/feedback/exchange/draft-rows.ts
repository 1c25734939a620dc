import { AppError } from '#contract/errors';
import type { DraftRowError } from '#contract/exchange';
import { storable } from '#contract/feedback-delivery';
import { byteOrderMark, parseCsv } from '../../lib/csv.ts';
import { textsIn } from '../../texts/texts.ts';
import { longestText } from '../check.ts';

/** A row with a comment, before anybody asked the course about it. */
export interface DraftRow {
  row: number;
  /** Empty where only the submission is named. */
  student: string;
  activity: string;
  /** Null: the latest attempt. */
  submission: string | null;
  text: string;
}

export interface DraftRows {
  rows: DraftRow[];
  blank: number;
  errors: DraftRowError[];
}

export const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();

const named = (word: 'email' | 'activity' | 'submission' | 'comment', ...others: string[]) => [
  ...(['es', 'en'] as const).map((language) => folded(textsIn(language).sheets[word])),
  ...others,
];
const columns = {
  student: named('email', 'correo electronico', 'e-mail', 'mail', 'address'),
  activity: named('activity'),
  submission: named('submission'),
  text: named('comment', 'feedback', 'retroalimentacion'),
};

/** What of a spreadsheet can be drafts, told without the course. */
export function readDraftRows(csv: string): DraftRows {
  const { rows, openQuote } = parseCsv(csv.replace(byteOrderMark, ''));
  const [heading, ...others] = rows;
  const headings = heading?.cells.map(folded) ?? [];
  const at = (name: keyof typeof columns) => headings.findIndex((one) => columns[name].includes(one));
  const place = {
    student: at('student'),
    activity: at('activity'),
    submission: at('submission'),
    text: at('text'),
  };
  if (place.activity < 0 || place.text < 0 || (place.student < 0 && place.submission < 0)) {
    throw new AppError('invalid-input', 'A column is missing', { details: { reason: 'columns-missing' } });
  }
  const found: DraftRow[] = [];
  const errors: DraftRowError[] = [];
  let blank = 0;
  for (const { row, cells } of others) {
    const cell = (index: number) => cells[index] ?? '';
    const text = cell(place.text);
    if (text.trim() === '') blank += 1;
    else if (text.length > longestText) errors.push({ row, reason: 'too-long' });
    else if (!storable.test(text)) errors.push({ row, reason: 'text-invalid' });
    else {
      const submission = cell(place.submission).trim();
      found.push({
        row,
        student: cell(place.student).trim(),
        activity: cell(place.activity).trim(),
        submission: /^\d{1,19}$/.test(submission) ? submission : null,
        text,
      });
    }
  }
  if (openQuote !== null) errors.push({ row: openQuote, reason: 'quote-open' });
  return { rows: found, blank, errors };
}
