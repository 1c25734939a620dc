import { UnstyledButton } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '#contract/grading';
import { useUiStore } from '../../state/ui-store.ts';
import { queueKeysAttribute } from '../commands/pressed-command.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { useDraftKeys } from '../drafts/use-drafts.ts';
import { useNaming } from '../students/use-naming.ts';
import { useAgeWords } from '../time/age-text.tsx';
import { pickTo, togglePick, usePickedKeys } from './picked.ts';
import { keyOf } from './queue-items.ts';
import styles from './queue-list.module.css';
import { QueueRow, type RowWords } from './queue-row.tsx';
import { topToShow } from './top-to-show.ts';
import { useListPlace } from './use-list-place.ts';
import type { Queue } from './use-queue.ts';

const rowHeight = 60;
/** The next page is asked for this many rows before its first is needed. */
const ahead = 20;
/** More than are ever drawn at once, also on the tallest screen. */
const places = 128;

interface QueueListProps {
  queue: Queue;
  /** By which its place is remembered. */
  list: string;
  /** By which it is told from every other. */
  listKey: string;
  title: string;
  /** Given where rows of several activities stand together. */
  activityTitles: ReadonlyMap<string, string> | undefined;
}

export function QueueList({ queue, list, listKey, title, activityTitles }: QueueListProps) {
  const { t } = useTranslation('queue');
  const select = useUiStore((state) => state.select);
  const frame = useRef<HTMLDivElement>(null);
  const { items, hasMore, isLoadingMore, error, loadMore, selectedIndex } = queue;
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    useFlushSync: false,
  });
  const words = useRowWords();
  const drafts = useDraftKeys(useOpenCourse()?.id ?? '');
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && !isLoadingMore && error === null && lastShown >= items.length - ahead) void loadMore();
  });

  const place = useListPlace({ frame, list, queue, rowHeight });
  const { hold } = place;
  useEffect(() => {
    if (selectedIndex < 0 || hold(selectedIndex) || frame.current === null) return;
    // With the next frame, which lays out what has changed anyway: to ask and to scroll would each do it once more.
    const next = requestAnimationFrame(() => {
      if (frame.current === null) return;
      const top = topToShow(frame.current, selectedIndex * rowHeight, rowHeight);
      if (top !== null) frame.current.scrollTo({ top });
    });
    return () => cancelAnimationFrame(next);
  }, [selectedIndex, hold]);

  // Where the screen before left the focus on nothing, the arrows work at once.
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, []);

  const picked = usePickedKeys(listKey);
  const isPicking = picked.size > 0;
  const choose = (event: MouseEvent, index: number) => {
    const item = items[index] as SubmissionSummary;
    if (event.ctrlKey || event.metaKey) {
      togglePick(listKey, item, items[selectedIndex]);
      return;
    }
    if (event.shiftKey) pickTo(listKey, items, selectedIndex, index);
    select(item.ref);
  };

  const activeIsShown = shown.some(({ index }) => index === selectedIndex);
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="listbox"
      aria-multiselectable="true"
      data-picking={isPicking || undefined}
      tabIndex={0}
      aria-label={t('list', { title })}
      aria-activedescendant={activeIsShown ? optionId(selectedIndex) : undefined}
      {...{ [queueKeysAttribute]: '' }}
    >
      {place.above > 0 && (
        <UnstyledButton
          className={styles.arrived}
          tabIndex={-1}
          onClick={() => frame.current?.scrollTo({ top: 0 })}
        >
          <IconArrowUp size={14} stroke={2} aria-hidden /> {t('arrived', { count: place.above })}
        </UnstyledButton>
      )}
      <div
        className={styles.rows}
        role="presentation"
        style={{ height: rows.getTotalSize(), minHeight: `calc(100% + ${place.slack}px)` }}
      >
        {shown.map(({ index, start }) => {
          const item = items[index] as SubmissionSummary;
          return (
            // The list itself has the focus and its keys; a row only answers to the pointer.
            // biome-ignore lint/a11y/useKeyWithClickEvents: see above
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              // Elements that leave at one end come back at the other with new words.
              key={index % places}
              id={optionId(index)}
              className={styles.row}
              role="option"
              aria-selected={isPicking ? picked.has(keyOf(item.ref)) : index === selectedIndex}
              aria-current={index === selectedIndex || undefined}
              aria-posinset={index + 1}
              aria-setsize={queue.total ?? -1}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={(event) => choose(event, index)}
            >
              <QueueRow
                item={item}
                activityTitle={activityTitles?.get(item.ref.activity)}
                drafted={drafts.has(keyOf(item.ref))}
                words={words}
              />
            </div>
          );
        })}
      </div>
      {isLoadingMore && <p className={styles.more}>{t('more')}</p>}
    </div>
  );
}

function useRowWords(): RowWords {
  const { t } = useTranslation('queue');
  const age = useAgeWords();
  const naming = useNaming();
  return useMemo(() => ({ t, naming, age }), [t, naming, age]);
}

function optionId(index: number): string {
  return `queue-option-${index}`;
}
