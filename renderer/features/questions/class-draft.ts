import type { QuestionRef } from '#contract/classroom';
import type { DraftAddress } from '../drafts/desk-drafts.ts';
import type { Stack } from './stacks.ts';

/** As long as the journal takes. */
const longestKey = 200;

export function classDraftKey({ key }: Pick<Stack, 'key'>): string {
  return `class/${key}`.slice(0, longestKey);
}

/** What is written to all who answered the same is kept like any other words: about the first of them, for none alone. */
export function classDraft(course: string, { activity }: QuestionRef, stack: Stack): DraftAddress {
  const [first] = stack.members;
  return {
    course,
    key: classDraftKey(stack),
    about: {
      ref: { activity, id: first?.id ?? '0' },
      submittedAt: null,
      activity,
      student: '',
      studentName: '',
      editing: null,
      seen: [],
    },
  };
}

/** The question such a draft is about. */
export function questionOf(key: string): QuestionRef | null {
  const [, activity, part, row, column] = key.split(' ', 1)[0]?.split('/') ?? [];
  if (activity === undefined || part === undefined) return null;
  const cell = { row: Number(row), column: Number(column) };
  return row === undefined ? { activity, part } : { activity, part, cell };
}

/** How the answer begins that such a draft is about; nothing for those who left it blank. */
export function answerOf(key: string): string {
  const answer = key.slice(key.indexOf(' ') + 1);
  return answer === 'blank' ? '' : answer;
}
