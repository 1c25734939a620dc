import { expect, test } from 'vitest';
import type { SubmissionState } from '#contract/grading';
import { stackAnswers } from '../../../../main/grading/answers/stacks.ts';
import type { AnswerGroup } from '../../../../main/platforms/platform.ts';

let last = 0;
function group(
  text: string,
  size: number,
  length = [...text].length,
  state: SubmissionState = 'awaiting',
): AnswerGroup {
  const members = Array.from({ length: size }, () => {
    last += 1;
    return { id: String(last), state };
  });
  return { text, length, members };
}

test('blank ones first, then by size, answers unlike any other together at the end', async () => {
  const groups = [
    group('no existe', 3),
    group('4', 2),
    group('sqrt(16)', 2, 8, 'reviewed'),
    group('', 1),
    group('   ', 1),
    group('quizás', 1),
    group('12/3', 1),
    group('No sé', 1),
  ];
  const { stacks, complete } = await stackAnswers({ groups, complete: true });
  expect(complete).toBe(true);
  expect(stacks.map(({ kind, ids, wayCount }) => [kind, ids.length, wayCount])).toEqual([
    ['blank', 2, 2],
    ['same', 5, 3],
    ['same', 3, 1],
    ['alone', 2, 2],
  ]);
  expect(stacks[1]?.ways).toEqual([
    { text: '4', count: 2 },
    { text: 'sqrt(16)', count: 2 },
    { text: '12/3', count: 1 },
  ]);
  const members = [groups[1], groups[2], groups[6]].flatMap((each) => each?.members ?? []);
  expect(stacks[1]?.ids).toEqual(members.map(({ id }) => id));
  expect(stacks[1]?.states).toEqual(members.map(({ state }) => state));
});

test('of two answers that came only as their beginnings nobody knows whether they are the same', async () => {
  const beginning = 'a'.repeat(2000);
  const { stacks } = await stackAnswers({
    groups: [group(beginning, 1, 3000), group(beginning, 1, 3001), group(' ', 1, 9000)],
    complete: false,
  });
  expect(stacks.map(({ kind, ids }) => [kind, ids.length])).toEqual([['alone', 3]]);
});

test('twenty thousand different answers let others have their turn', async () => {
  const groups = Array.from({ length: 20_000 }, (_, index) =>
    group(`El límite por la izquierda es ${index}/7 y por la derecha no existe`, 1),
  );
  let turns = 0;
  let running = true;
  const count = () => {
    turns += 1;
    if (running) setImmediate(count);
  };
  setImmediate(count);
  const { stacks } = await stackAnswers({ groups, complete: true });
  running = false;
  expect(stacks).toHaveLength(1);
  expect(stacks[0]?.ids).toHaveLength(20_000);
  expect(stacks[0]?.ways).toHaveLength(5);
  expect(turns).toBeGreaterThan(5);
});
