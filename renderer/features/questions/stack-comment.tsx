import { Button, Checkbox } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionRef } from '#contract/classroom';
import type { Activity } from '#contract/grading';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { BankList } from '../bank/bank-list.tsx';
import { commandBus } from '../commands/command-bus.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { useCommands } from '../commands/use-commands.ts';
import { CommentBox } from '../feedback/comment-box.tsx';
import { commentProblem } from '../feedback/comment-problem.ts';
import { placeholder } from '../feedback/first-name.ts';
import { insertSentence } from '../feedback/insert-text.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { questionTitle } from './question-title.ts';
import styles from './stack-comment.module.css';
import { recipientsIn, type Stack } from './stacks.ts';
import { useStackPublishing } from './use-stack-publishing.ts';

interface StackCommentProps {
  question: QuestionRef;
  activity: Activity;
  stack: Stack;
}

/** Everybody by their own first name, which is put in when each of them gets their comment. */
const everybody = { id: '', email: '', name: placeholder };

/** Written once, for all who answered the same. */
export function StackComment({ question, activity, stack }: StackCommentProps) {
  const { t } = useTranslation(['questions', 'feedback']);
  const language = useLanguage();
  const lineId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const text = useUiStore((state) => state.stackTexts[stack.key] ?? '');
  const leftOut = useUiStore((state) => state.leftOut);
  const write = useUiStore((state) => state.writeToStack);
  const say = useUndoStore((state) => state.say);
  const publishing = useStackPublishing();
  const [asking, setAsking] = useState(false);
  const [searching, setSearching] = useState(false);
  const [named, setNamed] = useState(true);
  const recipients = recipientsIn(stack, question.activity, leftOut);
  const count = recipients.length;
  const title = questionTitle(activity, question, t);
  const prefix = t('questions:comment.prefix', { title });
  const whole = named ? `${prefix} ${text.trim()}` : text.trim();

  // Published it is empty, taken back it is as it was.
  useEffect(() => {
    if (box.current !== null && box.current.value !== text) box.current.value = text;
  }, [text]);

  const ask = () => {
    const problem = commentProblem(text);
    if (problem !== null)
      say(t(`feedback:problem.${problem}`), { tone: problem === 'empty' ? 'calm' : 'bad' });
    else if (count > 0 && !publishing.readOnly) setAsking(true);
  };
  useCommands({
    'write-comment': () => box.current?.focus(),
    'search-bank': () => setSearching(true),
    'publish-next': ask,
  });
  return (
    <>
      <h2>{t('questions:comment.title', { count, shown: formatCount(count, language) })}</h2>
      <CommentBox
        start={text}
        box={box}
        label={t('questions:comment.label')}
        describedBy={lineId}
        placeholder={t('questions:comment.placeholder')}
        onType={(typed) => write(stack.key, typed)}
        onLeave={() => undefined}
        onUndo={() => commandBus.run('undo')}
      />
      <Checkbox
        checked={named}
        label={t('questions:comment.named', { prefix })}
        onChange={(event) => setNamed(event.currentTarget.checked)}
      />
      <div className={styles.actions}>
        <p id={lineId} className={styles.line} data-written={text !== '' || undefined}>
          {publishing.readOnly
            ? t('questions:comment.readOnly')
            : t(text === '' ? 'questions:comment.each' : 'questions:comment.kept')}
        </p>
        <Button
          variant="filled"
          loading={publishing.isPublishing}
          disabled={publishing.readOnly || count === 0}
          onClick={ask}
        >
          {t('questions:comment.publish', { count, shown: formatCount(count, language) })}
        </Button>
      </div>
      {stack.members.length > count && (
        <p className={styles.left}>
          {t('questions:comment.leftOut', { count: stack.members.length - count })}{' '}
          <CommandKeys name="leave-out" />
        </p>
      )}
      <BankList
        activity={question.activity}
        activityTitle={activity.title}
        student={everybody}
        searching={searching}
        onSearching={setSearching}
        onChoose={(chosen) => box.current !== null && insertSentence(box.current, chosen)}
      />
      {asking && (
        <PublishDialog
          text={whole}
          count={count}
          reviewed={recipients.filter(({ state }) => state.startsWith('reviewed')).length}
          onClose={() => setAsking(false)}
          onPublish={() => {
            setAsking(false);
            publishing.publish({ question, stack, recipients, typed: text, text: whole });
          }}
        />
      )}
    </>
  );
}
