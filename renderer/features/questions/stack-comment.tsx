import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionRef } from '#contract/classroom';
import { placeholder } from '#contract/first-name';
import type { Activity } from '#contract/grading';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { BankList } from '../bank/bank-list.tsx';
import { commandBus } from '../commands/command-bus.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { useCommands } from '../commands/use-commands.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { type DraftAddress, deskDrafts, typeDraft } from '../drafts/desk-drafts.ts';
import { useReturnedDrafts } from '../drafts/returned-drafts.ts';
import { useDiscard } from '../drafts/use-discard.ts';
import { draftText, keptDraft, useKeeping } from '../drafts/use-drafts.ts';
import { CommentBox } from '../feedback/comment-box.tsx';
import { commentProblem } from '../feedback/comment-problem.ts';
import { DraftLine } from '../feedback/draft-line.tsx';
import { insertSentence } from '../feedback/insert-text.ts';
import { useTyped } from '../feedback/use-typed.ts';
import { wordCount } from '../feedback/word-count.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { classDraft } from './class-draft.ts';
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

/** Written once, for all who answered the same. A box that was emptied or filled from elsewhere begins anew. */
export function StackComment(props: StackCommentProps) {
  const address = classDraft(useOpenCourse()?.id ?? '', props.question, props.stack);
  const turn = useReturnedDrafts((state) => state.turns[address.key] ?? 0);
  return <ClassComment key={turn} address={address} {...props} />;
}

type ClassCommentProps = StackCommentProps & { address: DraftAddress };

function ClassComment({ address, question, activity, stack }: ClassCommentProps) {
  const { t } = useTranslation(['questions', 'feedback', 'bank']);
  const language = useLanguage();
  const client = useQueryClient();
  const lineId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const leftOut = useUiStore((state) => state.leftOut);
  const say = useUndoStore((state) => state.say);
  const publishing = useStackPublishing();
  const discard = useDiscard();
  const [start] = useState(() => draftText(client, address.course, address.key));
  const { text, written, follow } = useTyped(start);
  const words = wordCount(text);
  const keeping = useKeeping(address.course, address.key);
  /** What is about to be published, while that is being asked. */
  const [asked, setAsked] = useState<string | null>(null);
  const [searching, setSearching] = useState(false);
  const [named, setNamed] = useState(true);
  const recipients = recipientsIn(stack, question.activity, leftOut);
  const count = recipients.length;
  const title = questionTitle(activity, question, t);
  const prefix = t('questions:comment.prefix', { title });
  const whole = (typed: string) => (named ? `${prefix} ${typed.trim()}` : typed.trim());

  const ask = () => {
    const typed = box.current?.value ?? '';
    const problem = commentProblem(typed);
    if (problem !== null)
      say(t(`feedback:problem.${problem}`), { tone: problem === 'empty' ? 'calm' : 'bad' });
    else if (count > 0 && !publishing.readOnly) setAsked(typed);
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
        start={start}
        box={box}
        label={t('questions:comment.label')}
        describedBy={lineId}
        placeholder={t('questions:comment.placeholder')}
        onType={(typed) => {
          typeDraft(address, typed);
          follow(typed);
        }}
        onLeave={() => void deskDrafts.flush()}
        onUndo={() => commandBus.run('undo')}
      />
      <div className={styles.facts}>
        <DraftLine
          id={lineId}
          written={written}
          keeping={keeping}
          keptAt={keptDraft(client, address.key)?.changedAt}
          item={undefined}
        />
        {words > 0 && (
          <span>{t('feedback:words', { count: words, number: formatCount(words, language) })}</span>
        )}
      </div>
      <Checkbox
        checked={named}
        label={t('questions:comment.named', { prefix })}
        onChange={(event) => setNamed(event.currentTarget.checked)}
      />
      <div className={styles.actions}>
        <p className={styles.line}>
          {t(publishing.readOnly ? 'questions:comment.readOnly' : 'questions:comment.each')}
        </p>
        {written && <Button onClick={() => void discard(address)}>{t('feedback:discard')}</Button>}
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
        question={question.part}
        about={t('bank:usedIn', { activity: title })}
        student={everybody}
        searching={searching}
        onSearching={setSearching}
        onChoose={(chosen) => box.current !== null && insertSentence(box.current, chosen)}
      />
      {asked !== null && (
        <PublishDialog
          text={whole(asked)}
          count={count}
          reviewed={recipients.filter(({ state }) => state.startsWith('reviewed')).length}
          onClose={() => setAsked(null)}
          onPublish={() => {
            setAsked(null);
            publishing.publish({ question, address, recipients, typed: asked, text: whole(asked) });
          }}
        />
      )}
    </>
  );
}
