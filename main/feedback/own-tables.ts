import type { Catalog } from '../platforms/catalog.ts';

/** What of the schema `tiza` is there for this login to use. */
export interface OwnTables {
  /** A row for each change that was sent, and who wrote which comment. */
  ledger: boolean;
  history: boolean;
  marks: boolean;
  notes: boolean;
  presence: boolean;
  bank: boolean;
}

const submission = ['activity', 'submission_id', 'submitted'];
const needed = {
  sends: ['key', 'kind'],
  authorship: ['feedback_id', 'written', 'key', 'author'],
  history: [
    ...['feedback_id', 'written', 'action', 'student', 'activity'],
    ...['previous', 'comment', 'author', 'key'],
  ],
  marks: ['key', 'kind', ...submission, 'student', 'reason', 'author'],
  notes: ['id', 'student', ...submission, 'body', 'author'],
  presence: ['session', ...submission, 'author', 'doing', 'expires_at'],
  bank: ['id', 'body', 'shared', 'pinned', 'author'],
  bank_uses: ['bank_id', 'activity', 'question', 'author', 'uses'],
} satisfies Record<string, string[]>;

export function ownTables(catalog: Catalog): OwnTables {
  const usable = (name: keyof typeof needed): boolean => {
    const table = catalog.tables.find((one) => one.schema === 'tiza' && one.name === name);
    return needed[name].every((wanted) =>
      table?.columns.some((column) => column.name === wanted && column.insertable && column.readable),
    );
  };
  const ledger = usable('sends') && usable('authorship');
  return {
    ledger,
    // A revision is signed for by its comment's author.
    history: ledger && usable('history'),
    marks: usable('marks'),
    notes: usable('notes'),
    presence: usable('presence'),
    bank: usable('bank') && usable('bank_uses'),
  };
}
