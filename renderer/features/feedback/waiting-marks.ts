import type { Mark, NewMark } from '#contract/feedback';
import { tiza } from '../../api/client.ts';

/** As many as one question to main may hold. */
const atOnce = 500;

/** Sets marks. They are on this laptop's disk by then; `null`: some are set as soon as the course can be reached. */
export async function setMarks(marks: readonly NewMark[]): Promise<Mark[] | null> {
  const standing: Mark[] = [];
  for (const [index, some] of pieces(marks).entries()) {
    try {
      standing.push(...(await tiza.feedback.mark({ marks: some })));
    } catch (error) {
      // All or none: what the person is told not to have happened has not.
      const set = marks.slice(0, index * atOnce).map(({ key }) => key);
      await takeMarksBack(set).catch(() => undefined);
      throw error;
    }
  }
  return standing.some(({ waiting }) => waiting) ? null : standing;
}

/** Takes marks back, also those that have not left yet. */
export async function takeMarksBack(keys: readonly string[]): Promise<void> {
  for (const some of pieces(keys)) await tiza.feedback.unmark({ keys: some });
}

function pieces<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / atOnce);
  return Array.from({ length: count }, (_, at) => items.slice(at * atOnce, (at + 1) * atOnce));
}
