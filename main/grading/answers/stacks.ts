import type { AnswerStack, Question } from '#contract/classroom';
import type { AnswerGroup, AnswerGroups } from '../../platforms/platform.ts';
import { answerKey } from './answer-key.ts';

/** Nobody else is kept waiting for longer. */
const sliceMs = 8;
const waysShown = 5;
const wayCharacters = 300;

/** Answers of the same letters stacked into answers that say the same, without ever blocking for long. */
export async function stackAnswers({ groups, complete }: AnswerGroups): Promise<Question> {
  const blank: AnswerGroup[] = [];
  const byKey = new Map<string, AnswerGroup[]>();
  let since = performance.now();
  for (const [index, group] of groups.entries()) {
    if (performance.now() - since > sliceMs) {
      await new Promise((done) => setImmediate(done));
      since = performance.now();
    }
    const isWhole = group.length <= [...group.text].length;
    // Of what came only as its beginning nobody can say what else it is equal to.
    const key = isWhole ? answerKey(group.text) : `beginning ${index}`;
    const like = key === '' ? blank : byKey.get(key);
    if (like === undefined) byKey.set(key, [group]);
    else like.push(group);
  }
  const stacks = [...byKey.values()];
  const shared = stacks.filter((stack) => sizeOf(stack) > 1).map((stack) => stackOf('same', stack));
  const alone = stacks.filter((stack) => sizeOf(stack) === 1).flat();
  return {
    stacks: [
      ...(blank.length > 0 ? [stackOf('blank', blank)] : []),
      ...shared.toSorted((one, other) => other.ids.length - one.ids.length),
      ...(alone.length > 0 ? [stackOf('alone', alone)] : []),
    ],
    complete,
  };
}

function sizeOf(groups: readonly AnswerGroup[]): number {
  return groups.reduce((sum, { members }) => sum + members.length, 0);
}

function stackOf(kind: AnswerStack['kind'], groups: readonly AnswerGroup[]): AnswerStack {
  const ways = groups.toSorted((one, other) => other.members.length - one.members.length);
  const members = ways.flatMap((way) => way.members);
  return {
    kind,
    ways: ways.slice(0, waysShown).map(({ text, members: { length } }) => ({
      text: [...text.replace(/\s+/g, ' ').trim()].slice(0, wayCharacters).join(''),
      count: length,
    })),
    wayCount: ways.length,
    ids: members.map(({ id }) => id),
    states: members.map(({ state }) => state),
  };
}
