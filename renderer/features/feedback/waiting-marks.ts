import { AppError } from '#contract/app-error';
import type { Mark, NewMark } from '#contract/feedback';
import { tiza } from '../../api/client.ts';

let waiting: { course: string; mark: NewMark }[] = [];

/** As many as one question to main may hold. */
const atOnce = 500;

export function waitingMarks(): number {
  return waiting.length;
}

/** Sets marks; `null`: the course cannot be reached, and they are set as soon as it can. */
export async function setMarks(course: string, marks: readonly NewMark[]): Promise<Mark[] | null> {
  const standing: Mark[] = [];
  for (const [index, some] of pieces(marks).entries()) {
    try {
      standing.push(...(await tiza.feedback.mark({ marks: some })));
    } catch (error) {
      const isAway = error instanceof AppError && (error.retryable || error.code === 'not-connected');
      if (!isAway) {
        // All or none: what the person is told not to have happened has not.
        const set = marks.slice(0, index * atOnce).map(({ key }) => key);
        await takeMarksBack(set).catch(() => undefined);
        throw error;
      }
      waiting.push(...marks.slice(index * atOnce).map((mark) => ({ course, mark })));
      return null;
    }
  }
  return standing;
}

/** Takes marks back, also those that have not left yet. */
export async function takeMarksBack(keys: readonly string[]): Promise<void> {
  const wanted = new Set(keys);
  for (const { mark } of waiting) if (wanted.has(mark.key)) wanted.delete(mark.key);
  waiting = waiting.filter(({ mark }) => !keys.includes(mark.key));
  for (const some of pieces([...wanted])) await tiza.feedback.unmark({ keys: some });
}

/** The link is there again. */
export async function sendWaitingMarks(course: string): Promise<void> {
  const mine = waiting.filter((each) => each.course === course);
  waiting = waiting.filter((each) => each.course !== course);
  let sent = 0;
  try {
    for (const some of pieces(mine)) {
      await tiza.feedback.mark({ marks: some.map(({ mark }) => mark) });
      sent += some.length;
    }
  } catch (error) {
    waiting = [...mine.slice(sent), ...waiting];
    throw error;
  }
}

function pieces<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / atOnce);
  return Array.from({ length: count }, (_, at) => items.slice(at * atOnce, (at + 1) * atOnce));
}
