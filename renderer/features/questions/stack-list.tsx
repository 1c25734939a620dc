import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '../../components/use-first-focus.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { queueKeysAttribute } from '../commands/pressed-command.ts';
import { useCommands } from '../commands/use-commands.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { useDraftKeys } from '../drafts/use-drafts.ts';
import styles from './choosing-list.module.css';
import { classDraftKey } from './class-draft.ts';
import { StackCard } from './stack-card.tsx';
import type { Stack } from './stacks.ts';

interface StackListProps {
  stacks: readonly Stack[];
  title: string;
}

const about = 82;

/** What the class answered, the same once: blank ones first, then by how many wrote it. */
export function StackList({ stacks, title }: StackListProps) {
  const { t } = useTranslation('questions');
  const frame = useRef<HTMLDivElement>(null);
  const chosen = useUiStore((state) => Math.min(state.stack.index, stacks.length - 1));
  const place = useUiStore((state) => state.placeInStacks);
  const drafts = useDraftKeys(useOpenCourse()?.id ?? '');
  const rows = useVirtualizer({
    count: stacks.length,
    getScrollElement: () => frame.current,
    estimateSize: () => about,
    getItemKey: (index) => stacks[index]?.key ?? index,
    gap: 10,
    overscan: 6,
    paddingStart: 4,
    paddingEnd: 24,
    useFlushSync: false,
  });
  useEffect(() => rows.scrollToIndex(chosen, { align: 'auto' }), [chosen, rows]);
  // Also when what had the focus is gone with the stack that was written to.
  useFirstFocus(frame, stacks);

  const choose = (index: number) =>
    place({ index: Math.max(0, Math.min(index, stacks.length - 1)), member: 0 });
  const open = (index: number) => place({ index, member: 0, open: true });
  useCommands({
    next: () => choose(chosen + 1),
    previous: () => choose(chosen - 1),
    first: () => choose(0),
    last: () => choose(stacks.length - 1),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    open(chosen);
  };
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="listbox"
      tabIndex={0}
      aria-label={t('stacks', { title })}
      aria-activedescendant={stackId(chosen)}
      onKeyDown={onKeyDown}
      {...{ [queueKeysAttribute]: '' }}
    >
      <div className={styles.rows} role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const stack = stacks[index];
          if (stack === undefined) return null;
          return (
            // The list itself has the focus and its keys; a row only answers to the pointer.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              key={key}
              ref={rows.measureElement}
              id={stackId(index)}
              className={styles.row}
              role="option"
              aria-selected={index === chosen}
              aria-posinset={index + 1}
              aria-setsize={stacks.length}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => (index === chosen ? open(index) : choose(index))}
            >
              <StackCard stack={stack} drafted={drafts.has(classDraftKey(stack))} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function stackId(index: number): string {
  return `stack-${index}`;
}
