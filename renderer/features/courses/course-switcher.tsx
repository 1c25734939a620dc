import { Button, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { courseStatusQuery, profilesQuery } from '../../api/queries.ts';
import { CourseDot } from '../../components/course-dot.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import styles from './course-switcher.module.css';
import { useEnterCourse } from './use-open-course.ts';

/** The other courses, one press away. */
export function CourseSwitcher({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation('courses');
  const list = useQuery(profilesQuery()).data;
  const course = useQuery(courseStatusQuery()).data?.course;
  const enter = useEnterCourse(list);
  const connect = useUiStore((state) => state.openConnect);
  const chosen = (work: () => void) => () => {
    onChosen();
    work();
  };
  return (
    <section className={styles.switcher} aria-label={t('switcher')}>
      <ul className={styles.list}>
        {list?.profiles.map(({ id, name, color }) => (
          <li key={id}>
            <UnstyledButton
              className={styles.course}
              aria-current={id === course?.id || undefined}
              onClick={chosen(() => id !== course?.id && enter(id))}
            >
              <CourseDot color={color} />
              <bdi>{name}</bdi>
              {id === course?.id && <IconCheck size={15} stroke={2} aria-label={t('current')} />}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Button
        size="xs"
        leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
        onClick={chosen(() => connect())}
      >
        {t('connectAnother')}
      </Button>
      {course?.kind === 'profile' && (
        <Button
          size="xs"
          leftSection={<IconPencil size={15} stroke={1.8} aria-hidden />}
          onClick={chosen(() => connect(course.id))}
        >
          {t('editThis')}
        </Button>
      )}
    </section>
  );
}
