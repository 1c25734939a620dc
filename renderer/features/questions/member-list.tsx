import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionRef } from '#contract/classroom';
import { useFirstFocus } from '../../components/use-first-focus.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { queueKeysAttribute } from '../commands/pressed-command.ts';
import { useCommands } from '../commands/use-commands.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { useUndoStore } from '../undo/undo-store.ts';
import styles from './choosing-list.module.css';
import { MemberCard } from './member-card.tsx';
import { SideBySide } from './side-by-side.tsx';
import type { Stack } from './stacks.ts';
import { useMembers } from './use-members.ts';

interface MemberListProps {
  question: QuestionRef;
  stack: Stack;
  title: string;
}

const about = 96;

/** Everybody in one stack, each with their own words. */
export function MemberList({ question, stack, title }: MemberListProps) {
  const { t } = useTranslation('questions');
  const frame = useRef<HTMLDivElement>(null);
  const { members } = stack;
  const chosen = useUiStore((state) => Math.min(state.stack.member, members.length - 1));
  const leftOut = useUiStore((state) => state.leftOut);
  const { placeInStacks, openStudent, leaveOut } = useUiStore.getState();
  const say = useUndoStore((state) => state.say);
  /** The two that are looked at side by side. */
  const [picked, setPicked] = useState<readonly string[]>([]);
  const rows = useVirtualizer({
    count: members.length,
    getScrollElement: () => frame.current,
    estimateSize: () => about,
    getItemKey: (index) => members[index]?.id ?? index,
    gap: 8,
    overscan: 4,
    paddingStart: 4,
    paddingEnd: 24,
    useFlushSync: false,
  });
  const shown = rows.getVirtualItems();
  const read = useMembers(question, stack, shown[0]?.index ?? chosen, shown.at(-1)?.index ?? chosen);
  useEffect(() => rows.scrollToIndex(chosen, { align: 'auto' }), [chosen, rows]);
  useFirstFocus(frame);

  const choose = (index: number) =>
    placeInStacks({ member: Math.max(0, Math.min(index, members.length - 1)) });
  const here = members[chosen]?.id;
  const answer = here === undefined ? undefined : read.answers.get(here);
  const pick = (id: string) =>
    setPicked((before) =>
      before.includes(id) ? before.filter((other) => other !== id) : [...before, id].slice(-2),
    );
  const open = (id: string) => {
    const found = read.answers.get(id);
    if (found !== undefined && found.student.id === '') say(t('nobody'));
    else if (found !== undefined) openStudent(found.student.id, found.ref);
  };
  useCommands({
    next: () => choose(chosen + 1),
    previous: () => choose(chosen - 1),
    first: () => choose(0),
    last: () => choose(members.length - 1),
    'leave-out': () => here !== undefined && leaveOut(`${question.activity}/${here}`),
    'compare-answers': () => here !== undefined && pick(here),
    'open-student': () => answer !== undefined && open(answer.ref.id),
    'go-back': () => (picked.length > 0 ? setPicked([]) : placeInStacks({ open: false })),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && here !== undefined) open(here);
    else if (event.key === 'ArrowLeft') placeInStacks({ open: false });
    else return;
    event.preventDefault();
  };
  const compared = picked.flatMap((id) => read.answers.get(id) ?? []);
  return (
    <>
      {picked.length > 0 && (
        <SideBySide answers={compared} wanted={picked.length} onClose={() => setPicked([])} />
      )}
      {read.error !== null && (
        <div className={styles.error}>
          <ErrorNotice error={read.error} onRetry={read.retry} />
        </div>
      )}
      <div
        ref={frame}
        className={styles.frame}
        role="listbox"
        tabIndex={0}
        aria-label={t('members', { title })}
        aria-activedescendant={memberId(chosen)}
        onKeyDown={onKeyDown}
        {...{ [queueKeysAttribute]: '' }}
      >
        <div className={styles.rows} role="presentation" style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start, key }) => {
            const member = members[index];
            if (member === undefined) return null;
            return (
              // The list itself has the focus and its keys; a row only answers to the pointer.
              // biome-ignore lint/a11y/useKeyWithClickEvents: see above
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              <div
                key={key}
                ref={rows.measureElement}
                id={memberId(index)}
                className={styles.row}
                role="option"
                aria-selected={index === chosen}
                aria-posinset={index + 1}
                aria-setsize={members.length}
                data-index={index}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => (index === chosen ? open(member.id) : choose(index))}
              >
                <MemberCard
                  answer={read.answers.get(member.id)}
                  state={member.state}
                  isGone={read.isGone(member.id)}
                  isLeftOut={leftOut.includes(`${question.activity}/${member.id}`)}
                  picked={picked.indexOf(member.id)}
                />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

function memberId(index: number): string {
  return `member-${index}`;
}
