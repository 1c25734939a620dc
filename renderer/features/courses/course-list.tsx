import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/connections';
import { profilesQuery } from '../../api/queries.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './course-list.module.css';
import { CourseRow } from './course-row.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { useEnterCourse } from './use-open-course.ts';

interface CourseListProps {
  disabled: boolean;
  /** The name of the one that is being opened. */
  opening: string | undefined;
}

/** The courses of this person, the last one first: it has the focus, so that Enter opens it. */
export function CourseList({ disabled, opening }: CourseListProps) {
  const { t } = useTranslation('courses');
  const list = useQuery(profilesQuery());
  const enter = useEnterCourse(list.data);
  const [removing, setRemoving] = useState<Profile | null>(null);
  const profiles = list.data?.profiles ?? [];
  if (list.isError) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  if (profiles.length === 0) return null;
  return (
    <section className={styles.courses} aria-labelledby="courses-title">
      <h2 id="courses-title">{t('title')}</h2>
      <ul className={styles.list}>
        {profiles.map((profile, index) => (
          <CourseRow
            key={profile.id}
            profile={profile}
            first={index === 0}
            disabled={disabled}
            opening={profile.name === opening}
            onOpen={() => enter(profile.id)}
            onRemove={() => setRemoving(profile)}
          />
        ))}
      </ul>
      <RemoveDialog profile={removing} onClose={() => setRemoving(null)} />
    </section>
  );
}
