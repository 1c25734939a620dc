import { AppError } from '#contract/app-error';
import type { Mark, NewMark } from '#contract/feedback';
import { tiza } from '../../api/client.ts';

let waiting: { course: string; mark: NewMark }[] = [];

export function waitingMarks(): number {
  return waiting.length;
}

/** Sets a mark; `null`: the course cannot be reached, and it is set as soon as it can. */
export async function setMark(course: string, mark: NewMark): Promise<Mark | null> {
  try {
    const standing = await tiza.feedback.mark({ marks: [mark] });
    return standing.find(({ kind }) => kind === mark.kind) ?? null;
  } catch (error) {
    const isAway = error instanceof AppError && (error.retryable || error.code === 'not-connected');
    if (!isAway) throw error;
    waiting.push({ course, mark });
    return null;
  }
}

/** Takes a mark back, also one that has not left yet. */
export async function takeMarkBack(key: string): Promise<void> {
  const before = waiting.length;
  waiting = waiting.filter(({ mark }) => mark.key !== key);
  if (waiting.length === before) await tiza.feedback.unmark({ keys: [key] });
}

/** The link is there again. */
export async function sendWaitingMarks(course: string): Promise<void> {
  const mine = waiting.filter((each) => each.course === course);
  if (mine.length === 0) return;
  waiting = waiting.filter((each) => each.course !== course);
  try {
    await tiza.feedback.mark({ marks: mine.map(({ mark }) => mark) });
  } catch (error) {
    waiting = [...mine, ...waiting];
    throw error;
  }
}
