import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackBase } from '#contract/feedback-delivery';
import type { FeedbackEntry, Student } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { writingKey } from '../../api/writing-queries.ts';
import { type DraftAddress, deskDrafts, forgetDraft, typeDraft } from '../drafts/desk-drafts.ts';
import { useDiscard } from '../drafts/use-discard.ts';
import { draftText, dropKeptDraft, keptDraft, useKeeping } from '../drafts/use-drafts.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { receiveItems } from '../outbox/outbox-cache.ts';
import { useTellSent } from '../outbox/use-tell-sent.ts';
import { useNaming } from '../students/use-naming.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { CommentBox } from './comment-box.tsx';
import styles from './comment-list.module.css';
import { commentProblem } from './comment-problem.ts';
import { DraftLine } from './draft-line.tsx';
import { withFirstName } from './first-name.ts';
import { knownComment } from './known-comment.ts';
import type { OnSubmission } from './on-submission.ts';
import { useTyped } from './use-typed.ts';

interface CommentEditorProps {
  course: string;
  entry: FeedbackEntry;
  on: OnSubmission;
  student: Student;
  onClose: () => void;
}

/** A published comment being reworded, in its place. */
export function CommentEditor({ entry, on, ...rest }: CommentEditorProps) {
  const client = useQueryClient();
  const key = `edit/${entry.id}`;
  const kept = keptDraft(client, key);
  const base = useQuery({
    queryKey: [...writingKey, 'base', entry.id, entry.comment],
    // A rewording that was begun goes on from what it began with.
    queryFn: () => kept?.about.editing ?? knownComment(client, entry, on.ref),
    gcTime: 0,
  });
  if (base.error !== null) return <ErrorNotice error={base.error} onRetry={() => void base.refetch()} />;
  if (base.data === undefined || base.data === null) return null;
  return <Rewording base={base.data} draftKey={key} on={on} {...rest} />;
}

type RewordingProps = Omit<CommentEditorProps, 'entry'> & { base: FeedbackBase; draftKey: string };

function Rewording({ course, base, draftKey, on, student, onClose }: RewordingProps) {
  const { t } = useTranslation(['feedback', 'outbox']);
  const tellProblem = useTellProblem();
  const client = useQueryClient();
  const naming = useNaming();
  const tellSent = useTellSent();
  const discard = useDiscard();
  const box = useRef<HTMLTextAreaElement>(null);
  const about = { ...on, activity: on.ref.activity, student: student.id, studentName: student.name };
  const address: DraftAddress = { course, key: draftKey, about: { ...about, editing: base, seen: [] } };
  const start = draftText(client, course, draftKey) || base.text;
  const { text, written, follow } = useTyped(start);
  const keeping = useKeeping(course, draftKey);
  useEffect(() => box.current?.focus(), []);

  const save = async () => {
    const { say } = useUndoStore.getState();
    const typed = (box.current?.value ?? text).trim();
    const problem = commentProblem(typed);
    if (problem !== null) {
      say(t(`feedback:problem.${problem}`), { tone: 'bad' });
      return;
    }
    onClose();
    forgetDraft(address);
    dropKeptDraft(client, draftKey);
    try {
      const change = {
        kind: 'edit',
        key: crypto.randomUUID(),
        ref: on.ref,
        submittedAt: on.submittedAt,
        activity: on.ref.activity,
        student: student.id,
        base,
        text: withFirstName(typed, student),
      } as const;
      const sent = tiza.journal.publish({ course, draft: draftKey, studentName: student.name, change });
      tellSent('edit', naming.name(student), sent);
      receiveItems(client, [await sent]);
    } catch (error) {
      typeDraft(address, typed);
      tellProblem(error, t('outbox:notQueued', { student: naming.name(student) }));
    }
  };
  return (
    <div className={styles.editor}>
      <CommentBox
        start={start}
        box={box}
        label={t('feedback:box.rewording')}
        onType={(typed) => {
          typeDraft(address, typed);
          follow(typed);
        }}
        onLeave={() => void deskDrafts.flush()}
        onUndo={() => undefined}
        onSubmit={() => void save()}
      />
      <DraftLine
        id={`${draftKey}-line`}
        written={written}
        keeping={keeping}
        keptAt={undefined}
        item={undefined}
      />
      <div className={styles.ends}>
        <Button
          size="xs"
          onClick={() => {
            onClose();
            if (keeping !== undefined) void discard(address);
          }}
        >
          {t('feedback:cancel')}
        </Button>
        <Button
          size="xs"
          variant="filled"
          disabled={text.trim() === base.text.trim()}
          onClick={() => void save()}
        >
          {t('feedback:saveRewording')}
        </Button>
      </div>
    </div>
  );
}
