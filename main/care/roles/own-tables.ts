import type { WantedRight } from './grants.ts';

// What a teacher may do in the schema `tiza`. Who they are and when it was is never theirs to say: `login`
// and the times come from the server, so that only the other columns are granted.

const write = (...columns: string[]): WantedRight[] => [{ right: 'SELECT' }, { right: 'INSERT', columns }];
const change = (...columns: string[]): WantedRight => ({ right: 'UPDATE', columns });
const remove: WantedRight = { right: 'DELETE' };
const submission = ['activity', 'submission_id', 'submitted'];

export const ownTableRights: Record<string, readonly WantedRight[]> = {
  migrations: [{ right: 'SELECT' }],
  sends: write('key', 'kind'),
  authorship: write('feedback_id', 'written', 'key', 'author'),
  history: write(
    ...['feedback_id', 'written', 'action', 'student', 'activity'],
    ...['previous', 'comment', 'author', 'key'],
  ),
  marks: [...write('key', 'kind', ...submission, 'student', 'reason', 'author'), change('withdrawn_by')],
  notes: [...write('id', 'student', ...submission, 'body', 'author'), change('body', 'updated_at'), remove],
  presence: [
    ...write('session', ...submission, 'author', 'doing', 'expires_at'),
    change(...submission, 'doing', 'expires_at'),
    remove,
  ],
  bank: [
    ...write('id', 'body', 'shared', 'pinned', 'author'),
    change('body', 'shared', 'pinned', 'updated_at', 'forgotten_at'),
  ],
  bank_uses: [...write('bank_id', 'activity', 'question', 'author', 'uses'), change('uses', 'last_used_at')],
};
