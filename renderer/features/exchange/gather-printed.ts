import type { StandingFeedback } from '#contract/feedback-delivery';
import type { Student, SubmissionSummary } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { keyOf } from '../queue/queue-items.ts';

export interface PrintedStudent {
  student: Student;
  comments: { id: string; heading: string; text: string; author: string | null; writtenAt: string | null }[];
}

const pageRows = 200;

/** Everybody who handed something in for one activity and was told something about it. */
export async function gatherActivity(
  activity: { key: string; title: string },
  signal: AbortSignal,
  onProgress: (done: number, all: number) => void,
): Promise<PrintedStudent[]> {
  const students = new Map<string, PrintedStudent>();
  let cursor: string | null = null;
  let done = 0;
  do {
    const page = await tiza.grading.queue({
      activity: activity.key,
      limit: pageRows,
      ...(cursor === null ? {} : { cursor }),
    });
    const standing = await tiza.feedback.standing({ refs: page.items.map(({ ref }) => ref) });
    const told = new Map(standing.map(({ ref, comments }) => [keyOf(ref), comments]));
    for (const row of page.items) add(students, row, told.get(keyOf(row.ref)) ?? [], activity.title);
    done += page.items.length;
    onProgress(done, page.total);
    cursor = page.next;
  } while (cursor !== null && !signal.aborted);
  return [...students.values()].filter(({ comments }) => comments.length > 0);
}

/** A comment belongs to the student's work in the activity, however many attempts there were. */
function add(
  students: Map<string, PrintedStudent>,
  { student }: SubmissionSummary,
  told: readonly StandingFeedback[],
  heading: string,
): void {
  const known = students.get(student.id) ?? { student, comments: [] };
  students.set(student.id, known);
  const ids = new Set(known.comments.map(({ id }) => id));
  for (const { id, text, author, writtenAt } of told) {
    if (!ids.has(id)) known.comments.push({ id, heading, text, author, writtenAt });
  }
}
