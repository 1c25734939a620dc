/** Half of a character that takes two. */
const half = /\p{Surrogate}/u;
/** As long as the journal takes; a student's page was never meant for more. */
const longest = 1_000_000;

export type CommentProblem = 'empty' | 'nul' | 'halves' | 'tooLong';

/** What could not be stored as it stands, told before anything is sent. */
export function commentProblem(text: string): CommentProblem | null {
  if (text.trim() === '') return 'empty';
  if (text.includes('\0')) return 'nul';
  if (half.test(text)) return 'halves';
  return text.length > longest ? 'tooLong' : null;
}
