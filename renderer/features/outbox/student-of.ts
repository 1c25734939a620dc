import type { Student } from '#contract/grading';
import type { CommentPlace } from '#contract/journal-drafts';

/** Whose work a draft or a comment on its way is about, as the rest of the desk knows students. */
export function studentOf({ student, studentName }: Pick<CommentPlace, 'student' | 'studentName'>): Student {
  return { id: student, email: student, name: studentName };
}
