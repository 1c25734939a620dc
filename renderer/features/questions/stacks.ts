import type { AnswerStack, Question, QuestionRef } from '#contract/classroom';
import type { SubmissionState } from '#contract/grading';
import { questionKey } from '../../state/classroom-state.ts';
import { needsReading } from '../queue/states.ts';

export interface Stack extends Pick<AnswerStack, 'kind' | 'ways' | 'wayCount'> {
  /** Tells it from the question's others, also after it was read anew. */
  key: string;
  members: { id: string; state: SubmissionState }[];
  /** How many there are with those that are not wanted. */
  inClass: number;
  /** How many of them wait to be read. */
  awaiting: number;
}

/** The stacks of a question with the members that are wanted; those without any are left out. */
export function stacksOf(
  question: QuestionRef,
  { stacks }: Question,
  onlyAwaiting: boolean,
  expected: ReadonlyMap<string, SubmissionState> = new Map(),
): Stack[] {
  const wanted = stacks.flatMap(({ kind, ways, wayCount, ids, states }) => {
    const all = ids.map((id, index) => ({
      id,
      state: expected.get(`${question.activity}/${id}`) ?? states[index] ?? 'awaiting',
    }));
    const members = onlyAwaiting ? all.filter(({ state }) => needsReading(state)) : all;
    if (members.length === 0) return [];
    const key = `${questionKey(question)} ${kind === 'same' ? (ways[0]?.text.slice(0, 120) ?? '') : kind}`;
    const awaiting = members.filter(({ state }) => needsReading(state)).length;
    return [{ key, kind, ways, wayCount, members, inClass: all.length, awaiting }];
  });
  return wanted.toSorted(
    (one, other) => places[one.kind] - places[other.kind] || other.members.length - one.members.length,
  );
}

const places = { blank: 0, same: 1, alone: 2 } as const;

/** Whom a comment on the stack is for: everybody in it but those left out. */
export function recipientsIn(
  { members }: Stack,
  activity: string,
  leftOut: readonly string[],
): Stack['members'] {
  const out = new Set(leftOut);
  return members.filter(({ id }) => !out.has(`${activity}/${id}`));
}
