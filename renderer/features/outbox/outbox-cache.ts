import type { QueryClient } from '@tanstack/react-query';
import type { Submission, SubmissionRef } from '#contract/grading';
import type { OutboxCounts, OutboxItem } from '#contract/journal-outbox';
import { activitiesQuery, gradingKey, submissionQuery } from '../../api/queries.ts';
import { marksQuery, outboxQuery, writingKey } from '../../api/writing-queries.ts';
import { expectOf } from './expected-states.ts';
import { mergeItems } from './use-outbox.ts';

/** Takes in what became of items, and has read anew what they changed. */
export function receiveItems(client: QueryClient, items: OutboxItem[], counts?: OutboxCounts): void {
  const { queryKey } = outboxQuery();
  const before = client.getQueryData(queryKey);
  const known = new Map(before?.items.map((item) => [item.id, item]));
  if (before === undefined) void client.invalidateQueries({ queryKey });
  else
    client.setQueryData(queryKey, {
      items: mergeItems(before.items, items),
      counts: counts ?? before.counts,
    });
  for (const item of items) expectOf(item);
  const arrived = items.filter(
    ({ id, state }) => state === 'confirmed' && known.get(id)?.state !== 'confirmed',
  );
  if (arrived.length > 0) readAnew(client, new Set(arrived.map(({ student }) => student)));
}

const settleMs = 1500;
let counting: ReturnType<typeof setTimeout> | undefined;

/** What these students were told, at once; the counts of the whole course, when a run of changes has come to rest. */
function readAnew(client: QueryClient, students: ReadonlySet<string>): void {
  void client.invalidateQueries({
    queryKey: [...gradingKey, 'submission'],
    predicate: ({ state }) => students.has((state.data as Submission | undefined)?.student.id ?? ''),
  });
  void client.invalidateQueries({ queryKey: [...gradingKey, 'student'] });
  void client.invalidateQueries({ queryKey: [...writingKey, 'standing'] });
  clearTimeout(counting);
  counting = setTimeout(() => {
    void client.invalidateQueries({ queryKey: activitiesQuery().queryKey });
    void client.invalidateQueries({ queryKey: [...writingKey, 'bank'] });
    void client.invalidateQueries({ queryKey: [...gradingKey, 'question'] });
    // A big class is not read again before somebody comes back to it.
    void client.invalidateQueries({ queryKey: [...gradingKey, 'grid'], refetchType: 'none' });
  }, settleMs);
}

/** Marks that had waited stand in the course now. */
export function readMarksAnew(client: QueryClient, refs: readonly SubmissionRef[]): void {
  for (const ref of refs) {
    void client.invalidateQueries({ queryKey: marksQuery(ref).queryKey });
    void client.invalidateQueries({ queryKey: submissionQuery(ref).queryKey });
  }
  void client.invalidateQueries({ queryKey: activitiesQuery().queryKey });
}
