import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Submission } from '#contract/grading';
import { Tag } from '../../components/tag.tsx';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { commandBus } from '../commands/command-bus.ts';
import { CommandKeys, useLabelWithKey } from '../commands/command-keys.tsx';
import { useOpenCourse } from '../course/use-open-course.ts';
import { useDraftKeys } from '../drafts/use-drafts.ts';
import { useExpectedState } from '../outbox/expected-states.ts';
import { keyOf } from '../queue/queue-items.ts';
import { useNaming } from '../students/use-naming.ts';
import { absoluteTime } from '../time/server-time.ts';
import { serverTitle } from '../time/server-title.ts';
import styles from './submission-header.module.css';

interface SubmissionHeaderProps {
  about: Pick<Submission, 'ref' | 'student' | 'submittedAt' | 'attempt' | 'attempts' | 'state'>;
  activityTitle: string | undefined;
  /** Counted from one; 0 while the submission is not in the list. */
  position: number;
  total: number | undefined;
  /** Whether answers are shown as they were typed; `undefined` where nothing was. */
  raw: boolean | undefined;
}

export function SubmissionHeader({ about, activityTitle, position, total, raw }: SubmissionHeaderProps) {
  const { t } = useTranslation(['submission', 'queue', 'students', 'links']);
  const { t: tellTime } = useTranslation('time');
  const withKey = useLabelWithKey();
  const language = useLanguage();
  const chip = useUiStore((state) => state.chip);
  const { ref, student, submittedAt, attempt, attempts } = about;
  const state = useExpectedState(ref) ?? about.state;
  const drafted = useDraftKeys(useOpenCourse()?.id ?? '').has(keyOf(ref));
  const comparing = useUiStore((state) => state.comparing);
  const naming = useNaming();
  const email = naming.email(student);
  const date = submittedAt === null ? undefined : absoluteTime(submittedAt, language);
  const facts = [
    activityTitle,
    date === undefined ? t('submission:submittedUndated') : t('submission:submitted', { date }),
    attempts > 1 ? t('queue:attemptLong', { attempt, attempts }) : undefined,
    position > 0 && total !== undefined
      ? t(`submission:position.${chip}`, {
          position: formatCount(position, language),
          total: formatCount(total, language),
        })
      : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <h1>
          <UnstyledButton
            className={styles.name}
            title={withKey(t('students:open'), 'open-student')}
            onClick={() => commandBus.run('open-student')}
          >
            <bdi>{naming.name(student)}</bdi>
          </UnstyledButton>
        </h1>
        {email !== undefined && (
          <bdi className={styles.email} title={email}>
            {email}
          </bdi>
        )}
        <Tag tone={drafted ? 'draft' : state.startsWith('reviewed') ? 'done' : 'wait'}>
          {t(`queue:state.${drafted ? 'draft' : state}`)}
        </Tag>
        <ActionIcon
          className={styles.link}
          size={24}
          aria-label={t('links:copy')}
          title={withKey(t('links:copy'), 'copy-link')}
          onClick={() => commandBus.run('copy-link')}
        >
          <IconLink size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
      </div>
      <p className={styles.facts}>
        <span title={submittedAt === null ? undefined : serverTitle(submittedAt, tellTime, language)}>
          {facts.join(' · ')}
        </span>
        <UnstyledButton className={styles.step} onClick={() => commandBus.run('previous')}>
          <CommandKeys name="previous" /> {t('submission:previous')}
        </UnstyledButton>{' '}
        <UnstyledButton className={styles.step} onClick={() => commandBus.run('next')}>
          <CommandKeys name="next" /> {t('submission:next')}
        </UnstyledButton>{' '}
        <UnstyledButton className={styles.step} onClick={() => commandBus.run('open-student')}>
          <CommandKeys name="open-student" /> {t('students:everything')}
        </UnstyledButton>{' '}
        {attempt > 1 && (
          <UnstyledButton
            className={styles.step}
            aria-pressed={comparing}
            onClick={() => commandBus.run('compare-attempts')}
          >
            <CommandKeys name="compare-attempts" /> {t('submission:changed.button')}
          </UnstyledButton>
        )}{' '}
        {raw !== undefined && (
          <UnstyledButton
            className={styles.step}
            aria-pressed={raw}
            onClick={() => commandBus.run('toggle-raw')}
          >
            <CommandKeys name="toggle-raw" /> {t('submission:raw')}
          </UnstyledButton>
        )}
      </p>
    </header>
  );
}
