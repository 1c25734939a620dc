import { useQueryClient } from '@tanstack/react-query';
import type { KeptDraft } from '#contract/journal-drafts';
import { useUiStore } from '../../state/ui-store.ts';
import { useOutboxScreens } from '../outbox/outbox-screens.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { questionOf } from '../questions/class-draft.ts';
import { draftKind, mergedItem } from './draft-kinds.ts';
import { moveToBox } from './returned-drafts.ts';

/** Leads to where a draft is gone on with, whatever it is of. */
export function useOpenDraft(course: string): (draft: KeptDraft) => void {
  const client = useQueryClient();
  const { items } = useOutbox();
  return (draft) => {
    const { key, about } = draft;
    const { goTo, openActivity, openQuestions, openPublishing } = useUiStore.getState();
    const kind = draftKind(draft);
    if (kind === 'merge' && items.some(({ id, state }) => id === mergedItem(key) && state === 'conflict')) {
      useOutboxScreens.getState().decide(mergedItem(key));
      return;
    }
    const question = kind === 'class' ? questionOf(key) : null;
    if (question !== null) {
      openQuestions(question);
      return;
    }
    if (kind === 'many') {
      openActivity(key.slice('many/'.length) || null);
      openPublishing();
      return;
    }
    if (about.editing !== null) void moveToBox(client, course, draft, `edit/${about.editing.id}`);
    else if (kind === 'comment') void moveToBox(client, course, draft);
    goTo(about.ref);
  };
}
