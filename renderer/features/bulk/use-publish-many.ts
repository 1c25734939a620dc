import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { draftsQuery, facilitiesQuery, outboxQuery, runsQuery } from '../../api/writing-queries.ts';
import { forgetDraft } from '../drafts/desk-drafts.ts';
import { useReturnedDrafts } from '../drafts/returned-drafts.ts';
import { dropKeptDraft } from '../drafts/use-drafts.ts';
import { onceSigned } from '../feedback/signing.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import type { Candidate } from './candidates.ts';

/** Hands many comments over at once; from then on they leave one after another, also after a restart. */
export function usePublishMany(course: string, onSent?: () => void): (chosen: readonly Candidate[]) => void {
  const { t } = useTranslation('bulk');
  const client = useQueryClient();
  const tellProblem = useTellProblem();
  const facilities = useQuery(facilitiesQuery()).data;

  const send = async (chosen: readonly Candidate[]) => {
    const id = crypto.randomUUID();
    const items = chosen.map(({ place: { studentName, ...place }, text, seen, draft }) => ({
      change: { kind: 'new' as const, key: crypto.randomUUID(), ...place, text, seen },
      studentName,
      draft,
    }));
    try {
      await tiza.journal.publishMany({ id, course, items });
    } catch (error) {
      tellProblem(error, t('notQueued'));
      return;
    }
    onSent?.();
    for (const { draft } of chosen) {
      if (draft === null) continue;
      forgetDraft({ course, key: draft });
      dropKeptDraft(client, draft);
      useReturnedDrafts.getState().turn(draft);
    }
    const undo = async () => {
      await tiza.journal.undoRun({ id });
      readAnew();
    };
    useUndoStore.getState().say(t('underWay', { count: chosen.length }), { undo });
    readAnew();
  };

  const readAnew = () => {
    for (const { queryKey } of [draftsQuery(), outboxQuery(), runsQuery()]) {
      void client.invalidateQueries({ queryKey });
    }
  };

  return (chosen) => onceSigned(facilities, () => void send(chosen));
}
