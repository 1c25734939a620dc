import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facilities } from '#contract/feedback';
import type { FeedbackBase } from '#contract/feedback-delivery';
import type { FeedbackEntry, Student } from '#contract/grading';
import { writingKey } from '../../api/writing-queries.ts';
import { addressOf, type DraftAddress, deskDrafts, placeOfDraft, typeDraft } from '../drafts/desk-drafts.ts';
import { useDiscard } from '../drafts/use-discard.ts';
import { draftText, keptDraft, useKeeping } from '../drafts/use-drafts.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { CommentBox } from './comment-box.tsx';
import styles from './comment-list.module.css';
import { DraftLine } from './draft-line.tsx';
import { knownComment } from './known-comment.ts';
import type { OnSubmission } from './on-submission.ts';
import { useReword } from './use-reword.ts';
import { useTyped } from './use-typed.ts';

interface CommentEditorProps {
  course: string;
  entry: FeedbackEntry;
  on: OnSubmission;
  student: Student;
  facilities: Facilities | undefined;
  onClose: () => void;
}

/** A published comment being reworded, in its place. */
export function CommentEditor({ entry, on, ...rest }: CommentEditorProps) {
  const client = useQueryClient();
  const key = `edit/${entry.id}`;
  // A rewording that was begun goes on from what it began with, or somebody's change of since then is overwritten.
  const begun = addressOf(placeOfDraft({ course: rest.course, key })) ?? keptDraft(client, key);
  const base = useQuery({
    queryKey: [...writingKey, 'base', entry.id, entry.comment],
    queryFn: () => begun?.about.editing ?? knownComment(client, entry, on.ref),
    gcTime: 0,
  });
  if (base.error !== null) return <ErrorNotice error={base.error} onRetry={() => void base.refetch()} />;
  if (base.data === undefined || base.data === null) return null;
  return <Rewording base={base.data} draftKey={key} on={on} {...rest} />;
}

type RewordingProps = Omit<CommentEditorProps, 'entry'> & { base: FeedbackBase; draftKey: string };

function Rewording({ course, base, draftKey, on, student, facilities, onClose }: RewordingProps) {
  const { t } = useTranslation('feedback');
  const client = useQueryClient();
  const discard = useDiscard();
  const box = useRef<HTMLTextAreaElement>(null);
  const about = { ...on, activity: on.ref.activity, student: student.id, studentName: student.name };
  const address: DraftAddress = { course, key: draftKey, about: { ...about, editing: base, seen: [] } };
  const reword = useReword(address, student, facilities);
  const start = draftText(client, course, draftKey) || base.text;
  const { text, written, follow } = useTyped(start);
  const keeping = useKeeping(course, draftKey);
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus({ preventScroll: true });
    // With the way out of it in sight, too.
    editor.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  const save = () => reword((box.current?.value ?? text).trim(), onClose);
  const cancel = () => {
    onClose();
    void discard(address);
  };
  return (
    <div ref={editor} className={styles.editor}>
      <CommentBox
        start={start}
        box={box}
        label={t('box.rewording')}
        onType={(typed) => {
          typeDraft(address, typed);
          follow(typed);
        }}
        onLeave={() => void deskDrafts.flush()}
        onUndo={() => undefined}
        onSubmit={save}
      />
      <DraftLine
        id={`${draftKey}-line`}
        written={written}
        keeping={keeping}
        keptAt={keptDraft(client, draftKey)?.changedAt}
        item={undefined}
      />
      <div className={styles.ends}>
        <Button size="xs" onClick={cancel}>
          {t('cancel')}
        </Button>
        <Button size="xs" variant="filled" disabled={text.trim() === base.text.trim()} onClick={save}>
          {t('saveRewording')}
        </Button>
      </div>
    </div>
  );
}
