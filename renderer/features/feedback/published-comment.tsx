import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facilities } from '#contract/feedback';
import type { FeedbackEntry, Student } from '#contract/grading';
import type { OutboxItem } from '#contract/journal-outbox';
import { PlainText } from '../../components/plain-text.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useReturnedDrafts } from '../drafts/returned-drafts.ts';
import { draftText } from '../drafts/use-drafts.ts';
import { ItemActions } from '../outbox/item-actions.tsx';
import { itemReasonText, itemStateText } from '../outbox/item-words.ts';
import { needsPerson } from '../outbox/use-outbox.ts';
import { useNaming } from '../students/use-naming.ts';
import { AgeText, type AgeWords } from '../time/age-text.tsx';
import { CommentEditor } from './comment-editor.tsx';
import { CommentHistoryDialog } from './comment-history-dialog.tsx';
import styles from './comment-list.module.css';
import type { OnSubmission } from './on-submission.ts';
import { useWithdraw } from './use-withdraw.ts';

interface PublishedCommentProps {
  course: string;
  entry: FeedbackEntry;
  on: OnSubmission;
  student: Student;
  facilities: Facilities | undefined;
  readOnly: boolean;
  words: AgeWords;
  /** An edit or a withdrawal of it that the person sent on its way last. */
  change: OutboxItem | undefined;
}

export function PublishedComment(props: PublishedCommentProps) {
  const { course, entry, on, student, facilities, readOnly, words, change } = props;
  const { t } = useTranslation(['feedback', 'outbox']);
  const { t: tellOutbox } = useTranslation('outbox');
  const language = useLanguage();
  const naming = useNaming();
  const client = useQueryClient();
  const draftKey = `edit/${entry.id}`;
  const [open, setOpen] = useState<'editor' | 'history' | null>(null);
  const turn = useReturnedDrafts((state) => state.turns[draftKey] ?? 0);
  // A rewording that was begun, or that came back, is there to go on with.
  useEffect(() => {
    if (turn >= 0 && draftText(client, course, draftKey).trim() !== '') setOpen('editor');
  }, [client, course, draftKey, turn]);
  const withdraw = useWithdraw(course, on, student, facilities);
  const here = entry.activity === on.ref.activity;
  const mine = entry.author === null || entry.author === facilities?.author;
  const moving = change !== undefined && change.state !== 'confirmed' ? change : undefined;
  const mayChange = here && mine && !readOnly && moving === undefined && open !== 'editor';
  const reason = moving && itemReasonText(tellOutbox, moving, language);
  return (
    <li data-here={here || undefined} data-attention={(moving && needsPerson(moving)) || undefined}>
      <p className={styles.about}>
        <b>
          <bdi>{entry.activityTitle}</bdi>
        </b>
        {' · '}
        {entry.writtenAt === null ? (
          t('feedback:undated')
        ) : (
          <AgeText serverTime={entry.writtenAt} words={words} />
        )}
        {entry.author !== null && (
          <>
            {' · '}
            <bdi>{entry.author}</bdi>
          </>
        )}
      </p>
      {open === 'editor' ? (
        <CommentEditor
          key={turn}
          course={course}
          entry={entry}
          on={on}
          student={student}
          facilities={facilities}
          onClose={() => setOpen(null)}
        />
      ) : (
        <div className={moving?.kind === 'withdraw' ? styles.leaving : undefined}>
          <PlainText text={naming.text(moving?.kind === 'edit' ? moving.text : entry.comment, student)} />
        </div>
      )}
      {moving !== undefined && (
        <>
          <p className={styles.state}>
            {[itemStateText(tellOutbox, moving, language), reason]
              .filter((text) => text !== undefined)
              .join(' · ')}
          </p>
          <ItemActions item={moving} />
        </>
      )}
      {(mayChange || (facilities?.history && here)) && (
        <div className={styles.actions}>
          {mayChange && (
            <>
              <Button size="compact-xs" variant="subtle" onClick={() => setOpen('editor')}>
                {t('feedback:edit')}
              </Button>
              <Button size="compact-xs" variant="subtle" onClick={() => withdraw(entry)}>
                {t('feedback:withdraw')}
              </Button>
            </>
          )}
          {facilities?.history && (
            <Button size="compact-xs" variant="subtle" onClick={() => setOpen('history')}>
              {t('feedback:history.one')}
            </Button>
          )}
        </div>
      )}
      {open === 'history' && (
        <CommentHistoryDialog id={entry.id} student={student} onClose={() => setOpen(null)} />
      )}
    </li>
  );
}
