import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CourseStatus } from '#contract/course';
import { schemaStatusQuery } from '../../api/care-queries.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { type CareSection, useUiStore } from '../../state/ui-store.ts';
import { CourseSection } from './course/course-section.tsx';
import styles from './database-screen.module.css';
import { NamesSection } from './names/names-section.tsx';
import { PasswordsSection } from './passwords/passwords-section.tsx';
import { SpeedSection } from './speed/speed-section.tsx';
import { TeachersSection } from './teachers/teachers-section.tsx';
import { useMayChange } from './use-may-change.ts';

interface DatabaseScreenProps {
  status: CourseStatus;
  course: NonNullable<CourseStatus['course']>;
}

const sections = {
  course: CourseSection,
  teachers: TeachersSection,
  speed: SpeedSection,
  passwords: PasswordsSection,
  names: NamesSection,
} as const satisfies Record<CareSection, () => React.ReactNode>;

const order = Object.keys(sections) as CareSection[];

/** What an admin takes care of once in a while; everybody else sees how things are. */
export function DatabaseScreen({ status, course }: DatabaseScreenProps) {
  const { t } = useTranslation('database');
  const section = useUiStore((state) => state.careSection);
  const open = useUiStore((state) => state.openDatabase);
  const schema = useQuery(schemaStatusQuery()).data;
  const version = status.wire?.server?.version;
  return (
    <main className={styles.screen}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
          <p>
            <bdi>{course.name}</bdi> · {course.database}@{course.host}
            {version !== undefined && ` · PostgreSQL ${version}`}
          </p>
        </header>
        <Tabs
          value={section}
          onChange={(value) => open(order.find((name) => name === value))}
          keepMounted={false}
        >
          <Tabs.List aria-label={t('sections.label')}>
            {order.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`sections.${name}`)}
                {name === 'course' && schema !== undefined && schema.state !== 'current' && (
                  <>
                    <i className={styles.mark} aria-hidden="true" />
                    <VisuallyHidden>, {t('attention')}</VisuallyHidden>
                  </>
                )}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {order.map((name) => {
            const Section = sections[name];
            return (
              <Tabs.Panel key={name} value={name} className={styles.panel}>
                <WhoMay />
                <Section />
              </Tabs.Panel>
            );
          })}
        </Tabs>
      </div>
    </main>
  );
}

/** One sentence where this login, or this connection, changes nothing here. */
function WhoMay() {
  const { t } = useTranslation('database');
  const { refusal, user } = useMayChange();
  return refusal === null ? null : <p className={styles.who}>{t(refusal, { user })}</p>;
}
