import { expect, test } from 'vitest';
import type { FeedbackEntry } from '#contract/grading';
import { commentsNow } from '../../../../renderer/features/feedback/comments-now.ts';

/** Newest first, as the course answers. */
const comments = (from: number, count: number) =>
  Array.from({ length: count }, (_, n): FeedbackEntry => {
    const id = String(from + count - n);
    return { id, activity: 'foro1', activityTitle: 'Foro 1', comment: 'Bien', writtenAt: null, author: null };
  });

const eva = comments(100, 30);
const luis = comments(500, 30);

test('of the next student the latest come first, and all once they are drawn', () => {
  expect(commentsNow(luis, eva)).toEqual(luis.slice(0, 8));
  expect(commentsNow(luis, luis)).toBe(luis);
});

test('a comment more of the same student hides none for a moment', () => {
  const more = [...comments(900, 1), ...eva];
  expect(commentsNow(more, eva)).toBe(more);
});

test('somebody who was told nothing, and the first comment of all', () => {
  expect(commentsNow([], eva)).toEqual([]);
  expect(commentsNow(comments(1, 1), [])).toHaveLength(1);
});
