import { expect, test } from 'vitest';
import { topToShow } from '../../../../renderer/features/queue/top-to-show.ts';

const frame = { scrollTop: 600, clientHeight: 300 };

test.each([
  ['the first row in sight', 600, null],
  ['the last row in sight', 840, null],
  ['a row half above', 570, 570],
  ['a row half below', 870, 630],
  ['a row far above', 0, 0],
  ['a row far below', 6000, 5760],
])('%s', (_what, from, top) => {
  expect(topToShow(frame, from, 60)).toBe(top);
});
