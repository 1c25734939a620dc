import { Button } from '@mantine/core';
import { memo, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Facilities } from '#contract/feedback';
import type { FeedbackEntry, Student } from '#contract/grading';
import type { OutboxItem } from '#contract/journal-outbox';
import { useAgeWords } from '../time/age-text.tsx';
import styles from './comment-list.module.css';
import { commentsNow } from './comments-now.ts';
import type { OnSubmission } from './on-submission.ts';
import { PendingComment } from './pending-comment.tsx';
import { PublishedComment } from './published-comment.tsx';
import { StudentHistoryDialog } from './student-history-dialog.tsx';

interface CommentListProps {
  course: string;
  on: OnSubmission;
  student: Student;
  entries: FeedbackEntry[];
  /** What the person sent on its way about this submission, newest first. */
  items: OutboxItem[];
  facilities: Facilities | undefined;
  readOnly: boolean;
}

/** Somebody may have been told many things, none of which changes while the next is written. */
const Comment = memo(PublishedComment);

/** Everything this student was told; what belongs to the activity on screen stands out. */
export function CommentList({ entries, items, facilities, student, ...rest }: CommentListProps) {
  const { t } = useTranslation('feedback');
  const words = useAgeWords();
  const [historyOpen, setHistoryOpen] = useState(false);
  const known = new Set(entries.map(({ id }) => id));
  const shown = commentsNow(entries, useDeferredValue(entries));
  const pending = items.filter((item) => isUnseen(item, known));
  return (
    <section className={styles.list} aria-label={t('earlier.title')}>
      <div className={styles.title}>
        <h2>{t('earlier.title')}</h2>
        {facilities?.history && (
          <Button size="compact-xs" variant="subtle" onClick={() => setHistoryOpen(true)}>
            {t('history.all')}
          </Button>
        )}
      </div>
      {entries.length + pending.length === 0 && <p className={styles.none}>{t('earlier.none')}</p>}
      {entries.length + pending.length > 0 && (
        <ol className={styles.entries}>
          {pending.map((item) => (
            <PendingComment key={item.id} item={item} />
          ))}
          {shown.map((entry) => (
            <Comment
              key={entry.id}
              entry={entry}
              student={student}
              facilities={facilities}
              words={words}
              change={items.find((item) => item.base?.id === entry.id && item.state !== 'cancelled')}
              {...rest}
            />
          ))}
        </ol>
      )}
      {historyOpen && <StudentHistoryDialog student={student} onClose={() => setHistoryOpen(false)} />}
    </section>
  );
}

/** A comment of ours that the list from the server does not show: not there yet, or this very moment. */
function isUnseen({ kind, state, confirmed, undo }: OutboxItem, known: ReadonlySet<string>): boolean {
  if (kind !== 'new' || state === 'cancelled') return false;
  return state !== 'confirmed' || (confirmed !== null && undo !== null && !known.has(confirmed.id));
}
