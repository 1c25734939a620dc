import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconDotsVertical, IconLogout } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandBus } from '../commands/command-bus.ts';
import { CourseSwitcher } from '../courses/course-switcher.tsx';
import { PreferenceSwitches } from '../preferences/preference-switches.tsx';
import styles from './course-menu.module.css';

/** What concerns the whole desk and is seldom needed. */
export function CourseMenu() {
  const { t } = useTranslation(['desk', 'common']);
  const [opened, setOpened] = useState(false);
  return (
    <Popover trapFocus returnFocus width={340} opened={opened} onChange={setOpened}>
      <Popover.Target>
        <ActionIcon aria-label={t('desk:courseMenu')} onClick={() => setOpened(!opened)}>
          <IconDotsVertical size={18} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu} aria-label={t('desk:courseMenu')}>
        <CourseSwitcher onChosen={() => setOpened(false)} />
        <PreferenceSwitches />
        <Button
          leftSection={<IconLogout size={16} stroke={1.8} aria-hidden />}
          onClick={() => commandBus.run('close-course')}
        >
          {t('desk:closeCourse')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
