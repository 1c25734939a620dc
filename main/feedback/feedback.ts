import type { Handlers } from '#contract/contract';
import type { Facilities, Revision } from '#contract/feedback';
import type { OpenCourse } from '../connections/open-course.ts';
import { createBeside } from './beside.ts';
import { feedbackCourse } from './feedback-course.ts';
import { type RevisionRow, readHistory, readStudentHistory } from './history-queries.ts';
import { standing } from './publish.ts';
import type { Signing } from './signing.ts';

export interface FeedbackDeps {
  course(): OpenCourse;
  signing: Signing;
}

const revisionsPerPage = 50;

/** What the window asks about comments and what is kept beside them; publishing goes through the journal. */
export function createFeedback({ course, signing }: FeedbackDeps): Handlers['feedback'] {
  function facilities(): Facilities {
    const open = course();
    const { writer, own } = feedbackCourse(open);
    const author = signing.author();
    const signs = own.ledger || own.marks || own.notes || own.bank;
    return {
      history: own.history,
      marks: own.marks,
      notes: own.notes,
      presence: own.presence,
      bank: own.bank ? 'database' : 'laptop',
      author,
      authorNeeded: signs && author === null,
      unnamed: open.reader
        .definitions()
        .map(({ key }) => key)
        .filter((key) => writer.filedAs(key) === null),
    };
  }

  function revisionOf(row: RevisionRow): Revision {
    const { filedAs, ...revision } = row;
    const { reader } = course();
    const activity = feedbackCourse(course()).writer.activityOf(filedAs);
    const title = reader.definitions().find(({ key }) => key === activity)?.title;
    return { ...revision, activity, activityTitle: title ?? filedAs };
  }

  return {
    ...createBeside({ course, signing }),
    facilities: async () => facilities(),
    async sign({ author }) {
      await signing.sign(author);
      return facilities();
    },
    async standing({ refs }) {
      const { database, writer } = feedbackCourse(course());
      if (refs.length === 0) return [];
      const handedIn = await writer.handedIn(database, refs);
      const students = [...new Set(handedIn.map(({ student }) => student))];
      const comments = writer.table === null ? [] : await writer.comments(database, { students });
      return handedIn.map(({ ref, student }) => ({
        ref,
        comments: comments
          .filter((comment) => comment.student === student && comment.activity === ref.activity)
          .map(standing),
      }));
    },
    async history({ id, student }) {
      const { database, own } = feedbackCourse(course());
      return own.history ? (await readHistory(database, id, student)).map(revisionOf) : [];
    },
    async studentHistory({ student, cursor = null }) {
      const { database, own } = feedbackCourse(course());
      if (!own.history) return { items: [], next: null };
      const page = { before: cursor, limit: revisionsPerPage + 1 };
      const rows = await readStudentHistory(database, student, page);
      const items = rows.slice(0, revisionsPerPage).map(revisionOf);
      return { items, next: rows.length > revisionsPerPage ? (items.at(-1)?.id ?? null) : null };
    },
  };
}
