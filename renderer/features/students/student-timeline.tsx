import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudentWork } from '#contract/classroom';
import type { Activity, FeedbackEntry, Student, SubmissionRef, SubmissionSummary } from '#contract/grading';
import { PlainText } from '../../components/plain-text.tsx';
import { takeFocus } from '../../components/use-first-focus.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { keyOf } from '../queue/queue-items.ts';
import { StateDot } from '../queue/state-dot.tsx';
import { AgeText, useAgeWords } from '../time/age-text.tsx';
import styles from './student-timeline.module.css';
import { timelineOf } from './timeline.ts';
import { useNaming } from './use-naming.ts';

interface StudentTimelineProps {
  work: StudentWork;
  shown: SubmissionRef | null;
  activities: Activity[] | undefined;
  onShow: (ref: SubmissionRef) => void;
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

export function StudentTimeline({ work, shown, activities, onShow }: StudentTimelineProps) {
  const { t } = useTranslation('students');
  const list = useRef<HTMLOListElement>(null);
  const entries = useMemo(() => timelineOf(work), [work]);
  const shownKey = shown === null ? undefined : keyOf(shown);
  const titles = new Map(activities?.map(({ key, title }) => [key, title]));

  // What is shown is in sight; and where the list before left the focus on nothing, the arrows work at once.
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (list.current?.contains(document.activeElement)) current?.focus({ preventScroll: true });
    else takeFocus(current);
    if (shownKey !== undefined) current?.scrollIntoView?.({ block: 'nearest' });
  }, [shownKey]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const submissions = entries.flatMap((entry) => (entry.kind === 'submission' ? [entry.submission] : []));
    const at = submissions.findIndex(({ ref }) => keyOf(ref) === shownKey);
    const target = submissions[step(at, submissions.length - 1)];
    event.preventDefault();
    if (target !== undefined) onShow(target.ref);
  };
  return (
    <ol ref={list} className={styles.list} aria-label={t('list')} onKeyDown={onKeyDown}>
      {entries.map((entry) => (
        <li key={entry.key}>
          {entry.kind === 'feedback' ? (
            <Said entry={entry.feedback} student={work.student} />
          ) : (
            <UnstyledButton
              className={styles.item}
              aria-current={entry.key === shownKey || undefined}
              tabIndex={entry.key === shownKey ? 0 : -1}
              onClick={() => onShow(entry.submission.ref)}
            >
              <HandedIn
                submission={entry.submission}
                title={titles.get(entry.submission.ref.activity) ?? entry.submission.ref.activity}
              />
            </UnstyledButton>
          )}
        </li>
      ))}
    </ol>
  );
}

function HandedIn({ submission, title }: { submission: SubmissionSummary; title: string }) {
  const { t } = useTranslation('queue');
  const words = useAgeWords();
  const { state, submittedAt, attempt, attempts, preview, images } = submission;
  return (
    <>
      <StateDot state={state} />
      <b className={styles.title}>
        <bdi>{title}</bdi>
      </b>
      <span className={styles.when}>
        {submittedAt === null ? t('undated') : <AgeText serverTime={submittedAt} words={words} />}
        {attempts > 1 && (
          <span title={t('attemptLong', { attempt, attempts })}>
            {' · '}
            {t('attempt', { count: attempt, ordinal: true })}
          </span>
        )}
      </span>
      <span className={styles.preview}>
        {images > 0 && <span>{t('images', { count: images })} · </span>}
        {preview === '' ? <i>{t('blank')}</i> : <bdi>{preview}</bdi>}
      </span>
      <VisuallyHidden>{t(`state.${state}`)}</VisuallyHidden>
    </>
  );
}

function Said({ entry, student }: { entry: FeedbackEntry; student: Student }) {
  const naming = useNaming();
  const { t } = useTranslation(['students', 'desk']);
  const words = useAgeWords();
  return (
    <div className={styles.said}>
      <p className={styles.about}>
        <b>{t('students:commentOn')}</b> <bdi>{entry.activityTitle}</bdi>
        {' · '}
        {entry.writtenAt === null ? (
          t('desk:feedback.undated')
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
      <PlainText text={naming.text(entry.comment, student)} />
    </div>
  );
}
