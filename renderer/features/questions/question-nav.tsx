import { NativeSelect, UnstyledButton } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QuestionRef } from '#contract/classroom';
import type { Activity, PartDefinition } from '#contract/grading';
import { useUiStore } from '../../state/ui-store.ts';
import styles from './question-nav.module.css';

interface QuestionNavProps {
  activities: readonly Activity[];
  activity: Activity;
  question: QuestionRef | null;
}

/** The questions of one activity; pictures have no answers that could be the same. */
export function questionsOf({ parts }: Activity): PartDefinition[] {
  return parts.filter(({ kind }) => kind !== 'images');
}

/** Which question is looked at. */
export function QuestionNav({ activities, activity, question }: QuestionNavProps) {
  const { t } = useTranslation('questions');
  const open = useUiStore((state) => state.openQuestions);
  const openActivity = (key: string) => {
    const chosen = activities.find((each) => each.key === key);
    const first = chosen && questionsOf(chosen)[0];
    if (first !== undefined) open({ activity: key, part: first.key });
  };
  return (
    <nav className={styles.nav} aria-label={t('nav')}>
      <NativeSelect
        size="xs"
        aria-label={t('activity')}
        value={activity.key}
        data={activities
          .filter((each) => questionsOf(each).length > 0)
          .map(({ key, title }) => ({ value: key, label: title }))}
        onChange={(event) => openActivity(event.currentTarget.value)}
      />
      <ol>
        {questionsOf(activity).map(({ key, label, number, kind }) => {
          const current = question?.part === key;
          // "Pregunta 6" says its number itself.
          const numbered = number !== undefined && !label.endsWith(` ${number}`);
          return (
            <li key={key}>
              <UnstyledButton
                className={styles.item}
                aria-current={current ? 'page' : undefined}
                title={label}
                onClick={() => open({ activity: activity.key, part: key })}
              >
                {numbered && <b>{number}</b>}
                <bdi>{label}</bdi>
                {kind === 'table' && <IconTable size={15} stroke={1.8} aria-label={t('isTable')} />}
              </UnstyledButton>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
