import { Button } from '@mantine/core';
import { IconEyeCheck, IconFlag, IconFlagFilled, IconNote } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackEntry, PartDefinition, SubmissionSummary } from '#contract/grading';
import { facilitiesQuery, marksQuery } from '../../api/writing-queries.ts';
import { useAtQuestion, useQuestionAt, useTouchedAnswer } from '../bank/at-question.ts';
import { BankList } from '../bank/bank-list.tsx';
import { QuestionChoice } from '../bank/question-choice.tsx';
import { commandBus } from '../commands/command-bus.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { useCommands } from '../commands/use-commands.ts';
import type { OpenCourse } from '../course/use-open-course.ts';
import { useReturnedDrafts } from '../drafts/returned-drafts.ts';
import { useDiscard } from '../drafts/use-discard.ts';
import { useItemsOf } from '../outbox/use-outbox.ts';
import type { Queue } from '../queue/use-queue.ts';
import { BeforePublishing } from './before-publishing.tsx';
import { CommentList } from './comment-list.tsx';
import { insertSentence } from './insert-text.ts';
import { PrivateNotes } from './private-notes.tsx';
import { useComment } from './use-comment.ts';
import { useGoOn } from './use-go-on.ts';
import { useMark } from './use-mark.ts';
import { usePresence } from './use-presence.ts';
import { usePublish } from './use-publish.ts';
import styles from './writer.module.css';
import { Writer } from './writer.tsx';

interface FeedbackProps {
  course: OpenCourse;
  queue: Queue;
  about: Pick<SubmissionSummary, 'ref' | 'student' | 'state' | 'submittedAt'>;
  /** Everything the student was told; `undefined` until it is known. */
  entries: FeedbackEntry[] | undefined;
  activityTitle: string;
  /** The questions of the activity. */
  parts: PartDefinition[] | undefined;
}

export function Feedback({ course, queue, about, entries, activityTitle, parts }: FeedbackProps) {
  const { t } = useTranslation(['feedback', 'bank']);
  const box = useRef<HTMLTextAreaElement>(null);
  const [notesOpen, setNotesOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  const facilities = useQuery(facilitiesQuery()).data;
  const items = useItemsOf(about.ref);
  const comment = useComment(course.id, about, entries);
  const flag = useQuery(marksQuery(facilities?.marks ? about.ref : null)).data?.find(
    ({ kind }) => kind === 'flag',
  );
  const present = usePresence(about.ref, comment.begun);
  const turn = useReturnedDrafts((state) => state.turns[comment.address.key] ?? 0);
  const publish = usePublish(facilities);
  const mark = useMark(facilities);
  const goOn = useGoOn(queue);
  const discard = useDiscard();
  useTouchedAnswer(about.ref);
  const question = useQuestionAt(about.ref, parts);
  const { ref } = about;
  const choose = useCallback((part: string | undefined) => useAtQuestion.getState().choose(ref, part), [ref]);

  const nobody = about.student.id === '';
  const { readOnly } = course;

  const publishAndGoOn = () => {
    if (readOnly || nobody) return;
    publish({ address: comment.address, seen: comment.seen, state: about.state, question }, goOn);
  };
  useCommands({
    'write-comment': () => box.current?.focus(),
    'publish-next': publishAndGoOn,
    'nothing-to-say': () => void (readOnly || mark(about, 'reviewed', undefined, goOn)),
    'toggle-flag': () => void (readOnly || mark(about, 'flag', flag)),
    'private-note': () => setNotesOpen(!notesOpen),
    'search-bank': () => setSearching(true),
  });
  const others = comment.newer.filter(({ author }) => author === null || author !== facilities?.author);
  const put = (text: string) => box.current !== null && insertSentence(box.current, text);
  const FlagIcon = flag === undefined ? IconFlag : IconFlagFilled;
  return (
    <>
      <Writer
        key={`${course.id} ${comment.address.key} ${turn}`}
        about={about}
        address={comment.address}
        start={comment.start}
        keptAt={comment.keptAt}
        item={items[0]}
        box={box}
        locked={nobody ? t('nobody') : readOnly ? t('onlyLooking') : undefined}
        onPublish={publishAndGoOn}
        onDiscard={() => void discard(comment.address)}
      />
      <BeforePublishing
        present={present}
        newer={others}
        activity={about.ref.activity}
        activityTitle={activityTitle}
        facilities={facilities}
      />
      <div className={styles.small}>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={readOnly}
          leftSection={<IconEyeCheck size={15} stroke={1.8} aria-hidden />}
          onClick={() => commandBus.run('nothing-to-say')}
        >
          {t('nothingToSay')}&nbsp; <CommandKeys name="nothing-to-say" />
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={readOnly}
          aria-pressed={flag !== undefined}
          leftSection={<FlagIcon size={15} stroke={1.8} aria-hidden />}
          onClick={() => commandBus.run('toggle-flag')}
        >
          {t('flag')}&nbsp; <CommandKeys name="toggle-flag" />
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={notesOpen}
          leftSection={<IconNote size={15} stroke={1.8} aria-hidden />}
          onClick={() => setNotesOpen(!notesOpen)}
        >
          {t('note.title')}
        </Button>
      </div>
      {notesOpen && (
        <PrivateNotes
          course={course.id}
          about={about}
          available={facilities?.notes === true}
          onClose={() => setNotesOpen(false)}
        />
      )}
      <BankList
        activity={about.ref.activity}
        question={question}
        about={
          parts === undefined || parts.length < 2 ? (
            t('bank:usedIn', { activity: activityTitle })
          ) : (
            <QuestionChoice
              parts={parts}
              activityTitle={activityTitle}
              question={question}
              onChoose={choose}
            />
          )
        }
        student={about.student}
        searching={searching}
        onSearching={(open) => {
          setSearching(open);
          if (!open) box.current?.focus();
        }}
        onChoose={put}
      />
      {entries !== undefined && (
        <CommentList
          course={course.id}
          on={about}
          student={about.student}
          entries={entries}
          items={items}
          facilities={facilities}
          readOnly={readOnly}
        />
      )}
    </>
  );
}
