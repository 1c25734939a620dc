import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseStatus } from '#contract/course';
import { activitiesQuery, appInfoQuery } from '../../api/queries.ts';
import { Notice } from '../../components/notice.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import { useBackupCommands } from '../backups/use-backup-commands.ts';
import { PaneHandle } from '../comfort/pane-handle.tsx';
import { usePaneWidths } from '../comfort/use-pane-widths.ts';
import { useCommands } from '../commands/use-commands.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { useGoingLink } from '../links/use-arriving-links.ts';
import { useWritingEvents } from '../outbox/use-writing-events.ts';
import { WritingDialogs } from '../outbox/writing-dialogs.tsx';
import { usePreferencesError } from '../preferences/use-preferences.ts';
import { useToggleQuestions } from '../questions/use-toggle-questions.ts';
import { ReadOnlyNotice } from '../status/read-only-notice.tsx';
import { StatusBar } from '../status/status-bar.tsx';
import { TourOffer } from '../tour/tour-offer.tsx';
import { Touring } from '../tour/touring.tsx';
import { useUndoStore } from '../undo/undo-store.ts';
import { StartupNotices } from '../welcome/startup-notices.tsx';
import styles from './desk-screen.module.css';
import { GradingPanes } from './grading-panes.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { useDeskMemory } from './use-desk-memory.ts';

const BulkScreen = lazy(async () => ({
  default: (await import('../bulk/bulk-screen.tsx')).BulkScreen,
}));
const DatabaseScreen = lazy(async () => ({
  default: (await import('../care/database-screen.tsx')).DatabaseScreen,
}));

const BackupsScreen = lazy(async () => ({
  default: (await import('../backups/backups-screen.tsx')).BackupsScreen,
}));

const GridScreen = lazy(async () => ({
  default: (await import('../grid/grid-screen.tsx')).GridScreen,
}));

const QuestionsScreen = lazy(async () => ({
  default: (await import('../questions/questions-screen.tsx')).QuestionsScreen,
}));

const notices = { 'sample-rebuilt': 'rebuilt', 'labels-unreadable': 'labelsUnreadable' } as const;
const isKnown = (notice: string | undefined): notice is keyof typeof notices =>
  notice !== undefined && Object.hasOwn(notices, notice);

interface DeskScreenProps {
  status: CourseStatus;
  course: NonNullable<CourseStatus['course']>;
}

export function DeskScreen({ status, course }: DeskScreenProps) {
  const { t } = useTranslation('desk');
  const info = useQuery(appInfoQuery()).data;
  const activities = useQuery(activitiesQuery());
  const view = useUiStore((state) => state.view);
  const openDatabase = useUiStore((state) => state.openDatabase);
  const panes = usePaneWidths();
  const ready = useDeskMemory(course.id);
  useGoingLink(course.id, ready, activities.data);
  const notSaved = usePreferencesError();
  useBackupCommands();
  useWritingEvents(course.id);
  const { toggleNames, openGrid } = useUiStore.getState();
  const toggleQuestions = useToggleQuestions(activities.data);
  useCommands({
    'open-database': () => openDatabase(),
    'open-grid': openGrid,
    'toggle-questions': toggleQuestions,
    'toggle-names': () => {
      toggleNames();
      useUndoStore.getState().hush();
    },
  });
  return (
    <div className={styles.desk} style={panes.style} data-desk>
      <TopBar course={course} />
      <div className={styles.notices}>
        {notSaved !== null && <ErrorNotice error={notSaved} />}
        <StartupNotices notices={info?.startupNotices ?? []} />
        <ReadOnlyNotice status={status} />
        {isKnown(status.notice) && (
          <Notice id={status.notice} label={t('notice')} text={t(notices[status.notice])} />
        )}
      </div>
      <Sidebar activities={activities.data} waiting={activities.isPending}>
        <TourOffer />
      </Sidebar>
      <PaneHandle pane="sidebar" />
      {!ready && <main className={styles.whole} />}
      {ready && view === 'grading' && <GradingPanes activities={activities} />}
      {ready && view === 'grid' && (
        <Suspense fallback={<main className={styles.whole} />}>
          <GridScreen activities={activities} />
        </Suspense>
      )}
      {ready && view === 'questions' && (
        <Suspense fallback={<main className={styles.whole} />}>
          <QuestionsScreen activities={activities} />
        </Suspense>
      )}
      {ready && view === 'database' && (
        <Suspense fallback={<main className={styles.whole} />}>
          <DatabaseScreen status={status} course={course} />
        </Suspense>
      )}
      {ready && view === 'publishing' && (
        <Suspense fallback={<main className={styles.whole} />}>
          <BulkScreen course={course} />
        </Suspense>
      )}
      {ready && view === 'backups' && (
        <Suspense fallback={<main className={styles.whole} />}>
          <BackupsScreen course={course} />
        </Suspense>
      )}
      <Touring />
      <StatusBar status={status} />
      <WritingDialogs course={course.id} />
    </div>
  );
}
