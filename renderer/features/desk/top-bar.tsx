import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CourseStatus } from '#contract/course';
import { TizaMark } from '../../components/tiza-mark.tsx';
import { commandBus } from '../commands/command-bus.ts';
import { PreferenceSwitches } from '../preferences/preference-switches.tsx';
import styles from './top-bar.module.css';

export function TopBar({ course }: { course: NonNullable<CourseStatus['course']> }) {
  const { t } = useTranslation(['desk', 'common']);
  return (
    <header className={styles.bar}>
      <TizaMark size={22} />
      <b>Tiza</b>
      <bdi className={styles.course}>{course.name}</bdi>
      <Menu>
        <Menu.Target>
          <ActionIcon className={styles.menu} aria-label={t('desk:courseMenu')}>
            <IconDotsVertical size={18} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={styles.preferences}>
            <PreferenceSwitches />
          </div>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size={16} stroke={1.8} aria-hidden />}
            onClick={() => commandBus.run('close-course')}
          >
            {t('desk:closeCourse')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
