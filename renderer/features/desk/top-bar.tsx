import type { CourseStatus } from '#contract/course';
import { CourseDot } from '../../components/course-dot.tsx';
import { TizaMark } from '../../components/tiza-mark.tsx';
import { OutboxButton } from '../outbox/outbox-button.tsx';
import { PaletteButton } from '../palette/palette-button.tsx';
import { UpdateNotice } from '../updates/update-notice.tsx';
import { CourseMenu } from './course-menu.tsx';
import styles from './top-bar.module.css';
import { ViewSwitch } from './view-switch.tsx';

export function TopBar({ course }: { course: NonNullable<CourseStatus['course']> }) {
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        <TizaMark size={22} />
        <b>Tiza</b>
        <CourseDot color={course.color} />
        <bdi className={styles.course}>{course.name}</bdi>
      </div>
      <PaletteButton />
      <div className={styles.end}>
        <ViewSwitch />
        <UpdateNotice />
        <OutboxButton />
        <CourseMenu />
      </div>
    </header>
  );
}
