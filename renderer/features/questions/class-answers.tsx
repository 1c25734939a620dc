import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QuestionRef } from '#contract/classroom';
import type { Activity, PartDefinition } from '#contract/grading';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ChordKeys, CommandKeys } from '../commands/command-keys.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { QueueSkeleton } from '../queue/queue-skeleton.tsx';
import styles from './class-answers.module.css';
import { ClassTable } from './class-table.tsx';
import { MemberList } from './member-list.tsx';
import { questionTitle } from './question-title.ts';
import { StackList } from './stack-list.tsx';
import type { QuestionStacks } from './use-question.ts';

interface ClassAnswersProps {
  activity: Activity;
  part: PartDefinition;
  question: QuestionRef;
  answers: QuestionStacks;
}

/** The answers to one question as stacks, or one stack with everybody in it. */
export function ClassAnswers({ activity, part, question, answers }: ClassAnswersProps) {
  const { t } = useTranslation(['questions', 'feedback']);
  const language = useLanguage();
  const onlyAwaiting = useUiStore((state) => state.onlyAwaiting);
  const { index, open } = useUiStore((state) => state.stack);
  const { showReviewed, placeInStacks } = useUiStore.getState();
  const { stacks, isPending, complete, error, retry } = answers;
  const title = questionTitle(activity, question, t);
  const stack = stacks[Math.min(index, stacks.length - 1)];
  const isTable = part.kind === 'table';
  const asksForCell = isTable && question.cell === undefined;
  const isOpen = open && stack !== undefined;
  const count = stacks.reduce((sum, { members }) => sum + members.length, 0);
  const groups = stacks.reduce((sum, { kind, members }) => sum + (kind === 'alone' ? members.length : 1), 0);
  return (
    <>
      <header className={styles.head}>
        <h1 id="question-title">
          <bdi>{title}</bdi>
        </h1>
        {!asksForCell && (
          <SegmentedControl
            aria-label={t('questions:shown.label')}
            value={onlyAwaiting ? 'awaiting' : 'all'}
            onChange={(value) => showReviewed(value === 'all')}
            data={[
              { value: 'awaiting', label: t('questions:shown.awaiting') },
              { value: 'all', label: t('questions:shown.all') },
            ]}
          />
        )}
        <p className={styles.facts}>
          {asksForCell && t('questions:chooseCell')}
          {!asksForCell && !isPending && !isOpen && (
            <>
              {t(onlyAwaiting ? 'questions:awaitingIn' : 'questions:answersIn', {
                count,
                shown: formatCount(count, language),
                groups: t('questions:groups', { count: groups, shown: formatCount(groups, language) }),
              })}{' '}
              <span>
                <CommandKeys name="next" /> {t('questions:nextGroup')}
              </span>
              <span>
                <ChordKeys chord="ArrowRight" /> {t('questions:opens')}
              </span>
              <span>
                <CommandKeys name="write-comment" /> {t('questions:writes')}
              </span>
            </>
          )}
          {isOpen && (
            <>
              <UnstyledButton className={styles.back} onClick={() => placeInStacks({ open: false })}>
                <IconArrowLeft size={15} stroke={1.8} aria-hidden />
                {t('questions:back')} <CommandKeys name="go-back" />
              </UnstyledButton>
              <span>
                <CommandKeys name="leave-out" /> {t('questions:leavesOut')}
              </span>
              <span>
                <CommandKeys name="compare-answers" /> {t('questions:compares')}
              </span>
              <span>
                <ChordKeys chord="Enter" /> {t('questions:opensSubmission')}
              </span>
            </>
          )}
        </p>
        {!complete && <p className={styles.note}>{t('questions:notComplete')}</p>}
      </header>
      {isTable && !isOpen && <ClassTable question={question} part={part} />}
      {error !== null && (
        <div className={styles.error}>
          <ErrorNotice error={error} onRetry={retry} />
        </div>
      )}
      {!asksForCell && isPending && <QueueSkeleton />}
      {!asksForCell && !isPending && error === null && stacks.length === 0 && (
        <EmptyState
          title={t(onlyAwaiting ? 'questions:noneAwaiting.title' : 'questions:none.title')}
          text={t(onlyAwaiting ? 'questions:noneAwaiting.text' : 'questions:none.text')}
        />
      )}
      {!asksForCell && stacks.length > 0 && !isOpen && <StackList stacks={stacks} title={title} />}
      {!asksForCell && isOpen && (
        <MemberList key={stack.key} question={question} stack={stack} title={title} />
      )}
    </>
  );
}
