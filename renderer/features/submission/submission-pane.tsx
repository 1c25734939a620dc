import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity, Part, Submission } from '#contract/grading';
import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { keyOf } from '../queue/queue-items.ts';
import type { Queue } from '../queue/use-queue.ts';
import { PartCard } from './part-card.tsx';
import { SubmissionHeader } from './submission-header.tsx';
import styles from './submission-pane.module.css';
import { SubmissionSkeleton } from './submission-skeleton.tsx';

interface SubmissionPaneProps {
  queue: Queue;
  submission: UseQueryResult<Submission>;
  activities: Activity[] | undefined;
}

export function SubmissionPane({ queue, submission, activities }: SubmissionPaneProps) {
  const { t } = useTranslation('submission');
  const frame = useRef<HTMLElement>(null);
  const { selected, selectedIndex, items } = queue;
  const key = selected === null ? '' : keyOf(selected);

  const raw = useUiStore((state) => state.showingRaw === key);
  const toggleRaw = useUiStore((state) => state.toggleRaw);
  useCommands({ 'toggle-raw': () => key !== '' && toggleRaw(key) });

  // Another submission starts at its top.
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [key]);

  // The list knows who and when already: the header never waits.
  const about = submission.data ?? items[selectedIndex];
  const activity = activities?.find((each) => each.key === selected?.activity);
  return (
    <main ref={frame} className={styles.pane} aria-label={t('label')} tabIndex={-1}>
      <div className={styles.page}>
        {about !== undefined && (
          <SubmissionHeader
            about={about}
            activityTitle={activity?.title}
            position={selectedIndex + 1}
            total={queue.total}
            raw={submission.data?.parts.some(isWritten) ? raw : undefined}
          />
        )}
        {submission.error !== null && (
          <ErrorNotice error={submission.error} onRetry={() => void submission.refetch()} />
        )}
        {submission.data?.parts.map((part) => (
          <PartCard key={`${key}/${part.key}`} part={part} submission={submission.data} raw={raw} />
        ))}
        {selected !== null && submission.isPending && <SubmissionSkeleton headless={about !== undefined} />}
      </div>
    </main>
  );
}

function isWritten(part: Part): boolean {
  return part.kind === 'text' && part.length > 0;
}
