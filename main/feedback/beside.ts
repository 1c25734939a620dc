import { randomUUID } from 'node:crypto';
import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { Mark, Note } from '#contract/feedback';
import type { SubmissionRef } from '#contract/grading';
import { requireWritable } from '../care/writable.ts';
import type { OpenCourse } from '../connections/open-course.ts';
import type { HandedIn } from '../platforms/writer.ts';
import { type FeedbackCourse, feedbackCourse } from './feedback-course.ts';
import { type MarkRow, readMarks, setMarks, withdrawMarks } from './marks-queries.ts';
import { keepNote, type NoteRow, readNotes, removeNote } from './notes-queries.ts';
import type { OwnTables } from './own-tables.ts';
import { beGone, beOn, whoIsOn } from './presence-queries.ts';
import type { Signing } from './signing.ts';

export interface BesideDeps {
  course(): OpenCourse;
  signing: Signing;
}

type Beside = Pick<
  Handlers['feedback'],
  'marks' | 'mark' | 'unmark' | 'notes' | 'saveNote' | 'removeNote' | 'present' | 'leave'
>;

/** What is kept beside a submission, in our own tables alone: marks, notes, and who is on it. */
export function createBeside({ course, signing }: BesideDeps): Beside {
  const session = randomUUID();

  function desk(): FeedbackCourse {
    return feedbackCourse(course());
  }

  /** The course, and who writes there; or why nothing can be kept. */
  function keeping(what: keyof OwnTables): FeedbackCourse & { author: string } {
    requireWritable(course());
    const open = desk();
    if (!open.own[what]) {
      throw new AppError('schema-outdated', `No table for ${what}`, {
        details: { reason: 'schema-missing' },
      });
    }
    const author = signing.author();
    if (author !== null) return { ...open, author };
    throw new AppError('conflict', 'Nobody has said who writes', { details: { reason: 'author-missing' } });
  }

  async function handedIn({ database, writer }: FeedbackCourse, refs: readonly SubmissionRef[]) {
    return refs.length === 0 ? [] : writer.handedIn(database, refs);
  }

  async function theOne(open: FeedbackCourse, ref: SubmissionRef): Promise<HandedIn> {
    const [found] = await handedIn(open, [ref]);
    if (found === undefined) throw new AppError('not-found', 'No such submission');
    return found;
  }

  async function standing(open: FeedbackCourse, on: readonly HandedIn[]): Promise<Mark[]> {
    const rows = on.length === 0 ? [] : await readMarks(open.database, on, signing.author() ?? '');
    return rows.map(markOf);
  }

  return {
    async marks({ refs }) {
      const open = desk();
      return open.own.marks ? standing(open, await handedIn(open, refs)) : [];
    },
    async mark({ marks }) {
      const open = keeping('marks');
      const on = await handedIn(
        open,
        marks.map(({ ref }) => ref),
      );
      const wanted = marks.flatMap(({ key, kind, ref, reason = null }) => {
        const found = on.find((one) => one.ref.activity === ref.activity && one.ref.id === ref.id);
        return found === undefined ? [] : [{ key, kind, on: found, reason }];
      });
      await setMarks(open.database, wanted, open.author);
      return standing(open, on);
    },
    async unmark({ keys }) {
      const { database, author } = keeping('marks');
      await withdrawMarks(database, keys, author);
      return null;
    },
    async notes({ student }) {
      const { database, own } = desk();
      const author = signing.author();
      if (!own.notes || author === null) return [];
      return (await readNotes(database, student, author)).map(noteOf);
    },
    async saveNote({ ref, ...note }) {
      const open = keeping('notes');
      const on = ref === null ? null : await theOne(open, ref);
      const row = await keepNote(open.database, { ...note, on }, open.author);
      if (row !== undefined) return noteOf(row);
      throw new AppError('forbidden', 'Somebody else’s note', { details: { reason: 'not-yours' } });
    },
    async removeNote({ id }) {
      const { database, author } = keeping('notes');
      await removeNote(database, id, author);
      return null;
    },
    async present({ ref, doing }) {
      const open = desk();
      const [on] = open.own.presence ? await handedIn(open, [ref]) : [];
      if (on === undefined) return [];
      const author = signing.author();
      const { about, link } = course();
      const looks = about.readOnly || link.status().rights?.readOnly !== 'no' || author === null;
      return looks
        ? whoIsOn(open.database, session, on)
        : beOn(open.database, session, on, { author, doing });
    },
    async leave() {
      const { database, own } = desk();
      if (own.presence) await beGone(database, session);
      return null;
    },
  };
}

const markOf = ({ activity, id, ...mark }: MarkRow): Mark => ({ ...mark, ref: { activity, id } });

const noteOf = ({ activity, submission, ...note }: NoteRow): Note => ({
  ...note,
  ref: activity === null || submission === null ? null : { activity, id: submission },
});
