import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  draftsQuery,
  journalStatusQuery,
  outboxQuery,
  runsQuery,
  waitingMarksQuery,
} from '../../api/writing-queries.ts';
import { useAtQuestion } from '../bank/at-question.ts';
import { keepWhenLeaving } from '../drafts/desk-drafts.ts';
import { receiveDrafts, receiveFound, useReturnedDrafts } from '../drafts/returned-drafts.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { usePicked } from '../queue/picked.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { expectOf, useExpectedStates } from './expected-states.ts';
import { readMarksAnew, receiveItems } from './outbox-cache.ts';
import { useOutboxScreens } from './outbox-screens.ts';

/** Keeps what is known of drafts and the outbox current, for as long as this course is on the desk. */
export function useWritingEvents(course: string): void {
  const client = useQueryClient();
  useQuery(journalStatusQuery());
  const outbox = useQuery(outboxQuery()).data;
  useFoundDrafts(course);

  useEffect(() => {
    const stops = [
      keepWhenLeaving(),
      window.tiza.on('outbox-changed', ({ items, counts }) => receiveItems(client, items, counts)),
      window.tiza.on('drafts-changed', ({ keys }) => {
        receiveDrafts(client, course, keys).catch(reportProblem);
      }),
      window.tiza.on('journal-status', (status) =>
        client.setQueryData(journalStatusQuery().queryKey, status),
      ),
      window.tiza.on('run-progress', (run) =>
        client.setQueryData(runsQuery().queryKey, (runs) => [
          run,
          ...(runs ?? []).filter(({ id }) => id !== run.id),
        ]),
      ),
      window.tiza.on('marks-waiting', ({ marks }) =>
        client.setQueryData(waitingMarksQuery().queryKey, marks),
      ),
      window.tiza.on('marks-arrived', ({ refs }) => readMarksAnew(client, refs)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, course]);

  // What was on its way when the window closed is still expected to arrive.
  const loaded = outbox !== undefined;
  const first = useRef(outbox);
  first.current = outbox;
  useEffect(() => {
    if (loaded) for (const item of first.current?.items ?? []) expectOf(item);
  }, [loaded]);

  // What was done on one course's desk cannot be taken back on another's.
  useEffect(
    () => () => {
      useUndoStore.getState().clear();
      useExpectedStates.getState().clear();
      useReturnedDrafts.getState().clear();
      usePicked.getState().clear();
      useAtQuestion.getState().clear();
      useOutboxScreens.setState(useOutboxScreens.getInitialState());
    },
    [],
  );
}

/** Drafts from before this window opened are told of, once. */
function useFoundDrafts(course: string): void {
  const { t } = useTranslation('drafts');
  const drafts = useQuery(draftsQuery()).data;
  const told = useRef(false);
  useEffect(() => {
    if (drafts === undefined || told.current) return;
    told.current = true;
    receiveFound(course, drafts);
    const count = drafts.filter(({ text }) => text.trim() !== '').length;
    if (count === 0) return;
    const show = () => useOutboxScreens.getState().show('drafts');
    useUndoStore.getState().say(t('found', { count }), { other: { label: t('show'), run: show } });
  }, [course, drafts, t]);
}
