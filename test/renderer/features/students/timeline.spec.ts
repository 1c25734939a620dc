import { describe, expect, it } from 'vitest';
import type { FeedbackEntry, SubmissionSummary } from '#contract/grading';
import { latestByActivity, timelineOf } from '../../../../renderer/features/students/timeline.ts';

const student = { id: 'a', name: 'A', email: 'a' };
const handedIn = (activity: string, id: string, submittedAt: string | null): SubmissionSummary => ({
  ref: { activity, id },
  student,
  submittedAt,
  attempt: 1,
  attempts: 1,
  preview: '',
  length: 0,
  images: 0,
  state: 'awaiting',
});
const said = (id: string, writtenAt: string | null): FeedbackEntry => ({
  id,
  activity: 'foro1',
  activityTitle: 'Foro 1',
  comment: '',
  writtenAt,
  author: null,
});

describe('a student’s work', () => {
  it('stands in order of time, what was said after what it was said about', () => {
    const entries = timelineOf({
      submissions: [handedIn('foro1', '1', '2026-11-01 10:00:00'), handedIn('examen1', '4', null)],
      feedback: [said('9', null), said('8', '2026-11-02 08:00:00'), said('7', '2026-11-01 10:00:00')],
    });
    expect(entries.map(({ key }) => key)).toEqual([
      'foro1/1',
      'feedback/7',
      'feedback/8',
      'examen1/4',
      'feedback/9',
    ]);
  });

  it('has one latest attempt in each activity, in the order of the course', () => {
    const all = [handedIn('foro2', '1', null), handedIn('foro1', '2', null), handedIn('foro2', '3', null)];
    expect(latestByActivity(all, ['foro1', 'foro2', 'examen1']).map(({ ref }) => ref.id)).toEqual(['2', '3']);
  });
});
