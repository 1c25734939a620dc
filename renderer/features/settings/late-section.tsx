import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { activitiesQuery } from '../../api/queries.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { DeadlineInput } from '../queue/deadline-input.tsx';
import styles from './settings-sheet.module.css';

/** The date of each activity of the open course: the same ones that the filters of the list speak of. */
export function LateSection() {
  const { t } = useTranslation('settings');
  const course = useOpenCourse();
  return (
    <>
      <p className={styles.help}>{t('sections.late.help')}</p>
      {course === undefined ? <p className={styles.help}>{t('needsCourse')}</p> : <Dates />}
    </>
  );
}

function Dates() {
  const activities = useQuery(activitiesQuery());
  if (activities.isError) return <ErrorNotice error={activities.error} />;
  return (
    <div className={styles.dates}>
      {activities.data?.map(({ key, title }) => (
        <DeadlineInput key={key} activity={key} label={title} />
      ))}
    </div>
  );
}
