import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity, Part, Submission } from '#contract/grading';
import { useUiStore } from '../../state/ui-store.ts';
import { AboutPrevious } from '../attempts/about-previous.tsx';
import { usePreviousAttempt } from '../attempts/use-previous-attempt.ts';
import { useCommands } from '../commands/use-commands.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { ImageViewer } from '../images/image-viewer.tsx';
import { imagesOf } from '../images/shown-image.ts';
import { useCopyLink } from '../links/use-copy-link.ts';
import { keyOf } from '../queue/queue-items.ts';
import type { Queue } from '../queue/use-queue.ts';
import { useNaming } from '../students/use-naming.ts';
import { PartCard } from './part-card.tsx';
import { readOn } from './read-on.ts';
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
  const images = useMemo(
    () => (submission.data === undefined ? [] : imagesOf(submission.data)),
    [submission.data],
  );
  /** The image the viewer was opened with. */
  const [viewing, setViewing] = useState<string | null>(null);
  const naming = useNaming();
  const toggleComparing = useUiStore((state) => state.toggleComparing);
  const copyLink = useCopyLink();
  const previous = usePreviousAttempt(submission.data);
  useCommands({
    'compare-attempts': toggleComparing,
    'copy-link': () => selected !== null && copyLink(selected),
    'read-on': () => frame.current !== null && readOn(frame.current),
    'toggle-raw': () => key !== '' && toggleRaw(key),
    'view-images': () => setViewing(images[0]?.id ?? null),
  });

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
        <AboutPrevious previous={previous} />
        {submission.data?.parts.map((part) => (
          <PartCard
            key={`${key}/${part.key}`}
            part={part}
            submission={submission.data}
            raw={raw}
            before={previous.data ?? undefined}
            onOpenImage={setViewing}
          />
        ))}
        {selected !== null && submission.isPending && <SubmissionSkeleton headless={about !== undefined} />}
      </div>
      {viewing !== null && submission.data !== undefined && (
        <ImageViewer
          images={images}
          start={Math.max(
            0,
            images.findIndex(({ id }) => id === viewing),
          )}
          student={naming.name(submission.data.student)}
          onClose={() => setViewing(null)}
        />
      )}
    </main>
  );
}

function isWritten(part: Part): boolean {
  return part.kind === 'text' && part.length > 0;
}
