import type { DraftRowError, ReadDrafts } from '#contract/exchange';
import type { OpenCourse } from '../../connections/open-course.ts';
import type { LatestAttempt, StandingComment } from '../../platforms/writer.ts';
import { feedbackCourse } from '../feedback-course.ts';
import { type DraftRow, folded } from './draft-rows.ts';

interface Placed extends DraftRow {
  activity: string;
  about: LatestAttempt;
}

type Resolved = Pick<ReadDrafts, 'drafts' | 'errors'>;

const together = 200;

function* inPieces<Item>(items: readonly Item[]): Iterable<Item[]> {
  for (let at = 0; at < items.length; at += together) yield items.slice(at, at + together);
}

/** Whose work each row is about; the first of two rows about the same submission counts. */
export async function resolveDrafts(course: OpenCourse, rows: readonly DraftRow[]): Promise<Resolved> {
  const { writer, database } = feedbackCourse(course);
  const errors: DraftRowError[] = [];
  const definitions = course.reader.definitions();
  const activityOf = (cell: string) =>
    definitions.find(({ key, title }) => key === cell || folded(title) === folded(cell))?.key ??
    definitions.find(({ key }) => key === writer.activityOf(cell))?.key;

  const known = rows.flatMap((row) => {
    const activity = activityOf(row.activity);
    if (activity === undefined) errors.push({ row: row.row, reason: 'activity-unknown' });
    return activity === undefined ? [] : [{ ...row, activity }];
  });
  const placed: Placed[] = [];
  for (const piece of inPieces(known)) placed.push(...(await place(course, piece, errors)));

  const taken = new Set<string>();
  const drafts: Resolved['drafts'] = [];
  for (const piece of inPieces(placed)) {
    const students = [...new Set(piece.map(({ about }) => about.student))];
    const comments = writer.table === null ? [] : await writer.comments(database, { students });
    for (const row of piece) {
      const draft = draftOf(row, comments);
      if (taken.has(draft.key)) errors.push({ row: row.row, reason: 'twice' });
      else drafts.push(draft);
      taken.add(draft.key);
    }
  }
  return { drafts, errors: errors.toSorted((one, other) => one.row - other.row) };
}

async function place(
  course: OpenCourse,
  rows: readonly DraftRow[],
  errors: DraftRowError[],
): Promise<Placed[]> {
  const { writer, database } = feedbackCourse(course);
  const named = rows.flatMap(({ activity, submission }) =>
    submission === null ? [] : [{ activity, id: submission }],
  );
  const submissions = named.length === 0 ? [] : await course.reader.summaries(database, named);
  const addresses = [...new Set(rows.flatMap(({ student }) => (student === '' ? [] : [student])))];
  const emails = await writer.knownStudents(database, addresses);
  // Written as it is, an address is that one; otherwise it must say whose it is.
  const studentOf = (address: string) => {
    const alike = emails.filter((email) => email.toLowerCase() === address.toLowerCase());
    return alike.find((email) => email === address) ?? (alike.length === 1 ? alike[0] : undefined);
  };
  const latest: LatestAttempt[] = [];
  for (const activity of new Set(rows.map((row) => row.activity))) {
    latest.push(...(await writer.latestAttempts(database, activity, emails)));
  }
  return rows.flatMap((row) => {
    const student = studentOf(row.student);
    if (row.student !== '' && student === undefined) {
      errors.push({ row: row.row, reason: 'student-unknown' });
      return [];
    }
    const named = submissions.find(({ ref }) => ref.activity === row.activity && ref.id === row.submission);
    const about =
      row.submission === null
        ? latest.find((one) => one.ref.activity === row.activity && one.student === student)
        : named && {
            ref: named.ref,
            student: named.student.id,
            name: named.student.name,
            submittedAt: named.submittedAt,
          };
    if (about === undefined || about.student === '' || (student !== undefined && about.student !== student)) {
      errors.push({ row: row.row, reason: 'nothing-handed-in' });
      return [];
    }
    return [{ ...row, about }];
  });
}

function draftOf({ text, about }: Placed, comments: readonly StandingComment[]): Resolved['drafts'][number] {
  const { ref, student, name, submittedAt } = about;
  const seen = comments
    .filter((comment) => comment.student === student && comment.activity === ref.activity)
    .map(({ id }) => id);
  return {
    key: `${ref.activity}/${ref.id}`,
    text,
    about: { ref, submittedAt, activity: ref.activity, student, studentName: name, editing: null, seen },
  };
}
