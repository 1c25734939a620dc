import type { BankEntry } from '#contract/bank';
import type { Bridge } from '#contract/contract';
import type { ErrorShape } from '#contract/errors';
import type { Facilities, Mark, Note, Present, Revision } from '#contract/feedback';
import type { Answer } from './fake-bridge.ts';
import type { FakeSubmission } from './fake-course.ts';

export interface FakeFeedbackOptions {
  facilities?: Partial<Facilities>;
  marks?: Mark[];
  notes?: Note[];
  revisions?: Revision[];
  /** Who else is on whatever is looked at. */
  present?: Present[];
  bank?: BankEntry[];
}

const missing: ErrorShape = {
  code: 'not-found',
  message: 'No such thing',
  retryable: false,
  reference: 'n0tfound',
};
const at = '2026-11-21 09:30:00.000';

/** What main keeps beside the comments of the invented course. */
export function createFakeFeedback(
  answer: Answer,
  submissions: FakeSubmission[],
  options: FakeFeedbackOptions = {},
): Pick<Bridge, 'feedback' | 'bank' | 'exchange'> {
  let facilities: Facilities = {
    history: true,
    marks: true,
    notes: true,
    presence: true,
    bank: 'database',
    author: 'Ana Pérez',
    authorNeeded: false,
    unnamed: [],
    ...options.facilities,
  };
  let marks = [...(options.marks ?? [])];
  let notes = [...(options.notes ?? [])];
  const revisions = options.revisions ?? [];
  const author = () => facilities.author ?? '';
  const same = (one: { activity: string; id: string }) => (other: { activity: string; id: string }) =>
    one.activity === other.activity && one.id === other.id;

  return {
    feedback: {
      facilities: answer('feedback.facilities', () => facilities),
      sign: answer('feedback.sign', ({ author: name }) => {
        facilities = { ...facilities, author: name, authorNeeded: false };
        return facilities;
      }),
      standing: answer('feedback.standing', ({ refs }) =>
        submissions
          .filter(({ ref }) => refs.some(same(ref)))
          .map(({ ref, feedback }) => ({
            ref,
            comments: feedback
              .filter(({ activity }) => activity === ref.activity)
              .map((entry) => ({
                id: entry.id,
                version: '700',
                text: entry.comment,
                author: entry.author,
                writtenAt: entry.writtenAt,
              })),
          })),
      ),
      history: answer('feedback.history', ({ id }) => revisions.filter(({ feedback }) => feedback === id)),
      studentHistory: answer('feedback.studentHistory', () => ({
        items: revisions.toReversed(),
        next: null,
      })),
      marks: answer('feedback.marks', ({ refs }) => marks.filter(({ ref }) => refs.some(same(ref)))),
      mark: answer('feedback.mark', ({ marks: wanted }) => {
        for (const { key, kind, ref, reason = null } of wanted) {
          const there = marks.some((one) => one.kind === kind && same(ref)(one.ref));
          if (!there) marks.push({ key, kind, ref, reason, author: author(), mine: true, at });
        }
        return marks.filter(({ ref }) => wanted.some((one) => same(ref)(one.ref)));
      }),
      unmark: answer('feedback.unmark', ({ keys }) => {
        marks = marks.filter(({ key }) => !keys.includes(key));
        return null;
      }),
      notes: answer('feedback.notes', ({ student }) => notes.filter((note) => note.student === student)),
      saveNote: answer('feedback.saveNote', (saved) => {
        const before = notes.find(({ id }) => id === saved.id);
        const note: Note = { ...saved, createdAt: before?.createdAt ?? at, updatedAt: at };
        notes = [note, ...notes.filter(({ id }) => id !== saved.id)];
        return note;
      }),
      removeNote: answer('feedback.removeNote', ({ id }) => {
        notes = notes.filter((note) => note.id !== id);
        return null;
      }),
      present: answer('feedback.present', () => options.present ?? []),
      leave: answer('feedback.leave', () => null),
    },
    exchange: {
      exportTo: answer('exchange.exportTo', ({ what }) => ({
        name: `${what}.csv`,
        rows: submissions.length,
      })),
      printTo: answer('exchange.printTo', () => ({
        folder: 'Comentarios - Cálculo I - 2026-11-21',
        files: 2,
        rows: submissions.length,
      })),
      cancelExport: answer('exchange.cancelExport', () => null),
      readDrafts: answer('exchange.readDrafts', () => null),
    },
    bank: createFakeBank(answer, options.bank ?? invented, author),
  };
}

const uses = (question: number, activity: number, total: number) => ({ question, activity, total });
const entry = (number: number, text: string, counts: BankEntry['uses'], pinned = false): BankEntry => ({
  id: `7b1c0000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  text,
  mine: true,
  author: 'Ana Pérez',
  shared: false,
  pinned,
  uses: counts,
});

const invented: BankEntry[] = [
  entry(1, 'Muy bien razonado, {nombre}.', uses(4, 9, 31), true),
  entry(2, 'Te falta comparar los límites laterales.', uses(6, 12, 12)),
  entry(3, 'Revisa la factorización del segundo paso.', uses(1, 3, 7)),
  {
    ...entry(4, 'La gráfica no corresponde a la función.', uses(0, 0, 5)),
    mine: false,
    author: 'Luis Gil',
    shared: true,
  },
];

function createFakeBank(answer: Answer, first: BankEntry[], author: () => string): Bridge['bank'] {
  let entries = [...first];
  const forgotten = new Map<string, BankEntry>();
  return {
    find: answer('bank.find', ({ search = '', limit = 50 }) =>
      entries.filter(({ text }) => text.toLowerCase().includes(search.toLowerCase())).slice(0, limit),
    ),
    save: answer('bank.save', (saved) => {
      const before = entries.find(({ id }) => id === saved.id);
      const id = before?.mine === false ? crypto.randomUUID() : saved.id;
      const kept: BankEntry = {
        ...saved,
        id,
        mine: true,
        author: author(),
        uses: before?.uses ?? uses(0, 0, 0),
      };
      entries = [kept, ...entries.filter((one) => one.id !== id)];
      return kept;
    }),
    forget: answer('bank.forget', ({ id }): null | ErrorShape => {
      const found = entries.find((one) => one.id === id);
      if (found === undefined) return missing;
      forgotten.set(id, found);
      entries = entries.filter((one) => one !== found);
      return null;
    }),
    recall: answer('bank.recall', ({ id }) => {
      const found = forgotten.get(id);
      if (found !== undefined) entries = [...entries, found];
      return null;
    }),
    exportTo: answer('bank.exportTo', () => ({ name: 'comentarios.csv', count: entries.length })),
    importFrom: answer('bank.importFrom', () => ({
      name: 'comentarios.csv',
      added: 2,
      known: 1,
      errors: [{ row: 4, reason: 'empty' as const }],
    })),
  };
}
