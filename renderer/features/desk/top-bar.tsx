import type { CourseStatus } from '#contract/course';
import { TizaMark } from '../../components/tiza-mark.tsx';
import { CourseMenu } from './course-menu.tsx';
import styles from './top-bar.module.css';

export function TopBar({ course }: { course: NonNullable<CourseStatus['course']> }) {
  return (
    <header className={styles.bar}>
      <TizaMark size={22} />
      <b>Tiza</b>
      <bdi className={styles.course}>{course.name}</bdi>
      <div className={styles.end}>
        <CourseMenu />
      </div>
    </header>
  );
}
