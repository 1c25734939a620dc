import { UnstyledButton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '#contract/grading';
import { studentQuery } from '../../api/classroom-queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { screenAttribute } from '../../components/use-first-focus.ts';
import type { Aside } from '../../state/classroom-state.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { QueueSkeleton } from '../queue/queue-skeleton.tsx';
import styles from './student-pane.module.css';
import { StudentTimeline } from './student-timeline.tsx';
import { useNaming } from './use-naming.ts';

interface StudentPaneProps {
  aside: Aside;
  activities: Activity[] | undefined;
}

/** Everything of one student, in the place of the list, which is as it was when one comes back. */
export function StudentPane({ aside, activities }: StudentPaneProps) {
  const { t } = useTranslation('students');
  const naming = useNaming();
  const work = useQuery(studentQuery(aside.student));
  const { openStudent, leaveStudent } = useUiStore.getState();
  const { data } = work;
  const latest = data?.submissions.at(-1);
  useEffect(() => {
    if (aside.ref === null && latest !== undefined) openStudent(aside.student, latest.ref);
  }, [aside, latest, openStudent]);
  return (
    <section className={styles.pane} aria-labelledby="student-title" {...{ [screenAttribute]: '' }}>
      <header className={styles.head}>
        <UnstyledButton className={styles.back} onClick={leaveStudent}>
          <IconArrowLeft size={15} stroke={1.8} aria-hidden />
          {t(`back.${aside.from}`)} <CommandKeys name="go-back" />
        </UnstyledButton>
        <h2 id="student-title">
          <bdi>{data === undefined ? t('title') : naming.name(data.student)}</bdi>
        </h2>
        {data !== undefined && (
          <p>
            {t('handedIn', { count: data.submissions.length })}
            {' · '}
            {t('comments', { count: data.feedback.length })}
            {' · '}
            <CommandKeys name="student-previous" /> <CommandKeys name="student-next" /> {t('steps')}
          </p>
        )}
      </header>
      {work.error !== null && (
        <div className={styles.error}>
          <ErrorNotice error={work.error} onRetry={() => void work.refetch()} />
        </div>
      )}
      {work.isPending && <QueueSkeleton />}
      {data?.submissions.length === 0 && <EmptyState title={t('nothing.title')} text={t('nothing.text')} />}
      {data !== undefined && data.submissions.length + data.feedback.length > 0 && (
        <StudentTimeline
          work={data}
          shown={aside.ref}
          activities={activities}
          onShow={(ref) => openStudent(aside.student, ref)}
        />
      )}
    </section>
  );
}
