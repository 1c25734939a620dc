import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '#contract/grading';
import { EmptyState } from '../../components/empty-state.tsx';
import { screenAttribute } from '../../components/use-first-focus.ts';
import { useSettled } from '../../components/use-settled.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { ClassAnswers } from './class-answers.tsx';
import { QuestionNav, questionsOf } from './question-nav.tsx';
import styles from './questions-screen.module.css';
import { StackComment } from './stack-comment.tsx';
import { useQuestion } from './use-question.ts';

/** One question across the whole class, and one comment for all who answered it the same. */
export function QuestionsScreen({ activities }: { activities: UseQueryResult<Activity[]> }) {
  const { t } = useTranslation('questions');
  const question = useUiStore((state) => state.question);
  const listed = useUiStore((state) => state.activity);
  const { openQuestions, openActivity } = useUiStore.getState();
  const askable = activities.data?.filter((activity) => questionsOf(activity).length > 0) ?? [];
  const activity = askable.find(({ key }) => key === question?.activity);
  const part = activity && questionsOf(activity).find(({ key }) => key === question?.part);

  // Nothing chosen yet, or no longer there: the first question of what was being graded.
  const fallback = askable.find(({ key }) => key === listed) ?? askable[0];
  const first = fallback && questionsOf(fallback)[0];
  const isLost = part === undefined && fallback !== undefined && first !== undefined;
  useEffect(() => {
    if (isLost) openQuestions({ activity: fallback.key, part: first.key });
  }, [isLost, fallback, first, openQuestions]);

  const isTable = part?.kind === 'table' && question?.cell === undefined;
  const asked = part === undefined || isTable ? null : question;
  const answers = useQuestion(asked);
  const { index } = useUiStore((state) => state.stack);
  const stack = answers.stacks[Math.min(index, answers.stacks.length - 1)];
  useSettled(!activities.isPending && !answers.isPending && !isLost);
  useCommands({ 'go-back': () => openActivity(listed) });

  return (
    <div className={styles.screen} {...{ [screenAttribute]: '' }}>
      {activity !== undefined && <QuestionNav activities={askable} activity={activity} question={question} />}
      <main className={styles.answers} aria-labelledby="question-title">
        {activities.error !== null && (
          <ErrorNotice error={activities.error} onRetry={() => void activities.refetch()} />
        )}
        {activities.isSuccess && askable.length === 0 && (
          <EmptyState title={t('noQuestions.title')} text={t('noQuestions.text')} />
        )}
        {activity !== undefined && part !== undefined && question !== null && (
          <ClassAnswers activity={activity} part={part} question={question} answers={answers} />
        )}
      </main>
      <aside className={styles.pane} aria-label={t('comment.label')}>
        {activity !== undefined && asked !== null && stack !== undefined && stack.kind !== 'alone' && (
          <StackComment key={stack.key} question={asked} activity={activity} stack={stack} />
        )}
        {stack?.kind === 'alone' && <p className={styles.hint}>{t('comment.alone')}</p>}
        {isTable && <p className={styles.hint}>{t('comment.chooseCell')}</p>}
      </aside>
    </div>
  );
}
