import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activitiesQuery } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { commandBus } from '../commands/command-bus.ts';
import { commandNames, keysOf } from '../commands/command-table.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import type { Finding } from './finding.ts';

/** What is known without asking the server: activities, and the commands that something on screen answers to. */
export function useAtHand(): Finding[] {
  const { t } = useTranslation(['commands', 'desk']);
  const isOpen = useOpenCourse() !== undefined;
  const activities = useQuery({ ...activitiesQuery(), enabled: isOpen }).data;
  const { openActivity } = useUiStore.getState();
  // As it was when the palette was opened: it answers to none of them itself.
  const [commands] = useState(() =>
    commandNames.filter(
      (name) => name !== 'open-palette' && keysOf(name).inViewer === undefined && commandBus.answers(name),
    ),
  );
  return useMemo(
    () => [
      ...(isOpen ? (activities ?? []) : []).map(
        ({ key, title, subtitle }): Finding => ({
          id: `activity-${key}`,
          kind: 'activity',
          label: title,
          about: subtitle,
          run: () => openActivity(key),
        }),
      ),
      ...commands.map(
        (name): Finding => ({
          id: `command-${name}`,
          kind: 'command',
          label: t(`commands:${name}`),
          command: name,
          run: () => void commandBus.run(name),
        }),
      ),
    ],
    [activities, commands, isOpen, openActivity, t],
  );
}
