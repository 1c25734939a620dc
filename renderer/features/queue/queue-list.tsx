import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '#contract/grading';
import { useUiStore } from '../../state/ui-store.ts';
import { queueKeysAttribute } from '../commands/key-chords.ts';
import { useAgeWords } from '../time/age-text.tsx';
import { keyOf } from './queue-items.ts';
import styles from './queue-list.module.css';
import { QueueRow, type RowWords } from './queue-row.tsx';
import type { Queue } from './use-queue.ts';

const rowHeight = 60;
/** The next page is asked for this many rows before its first is needed. */
const ahead = 20;
/** More than are ever drawn at once, also on the tallest screen. */
const places = 128;

interface QueueListProps {
  queue: Queue;
  title: string;
  /** Given where rows of several activities stand together. */
  activityTitles: ReadonlyMap<string, string> | undefined;
}

export function QueueList({ queue, title, activityTitles }: QueueListProps) {
  const { t } = useTranslation('queue');
  const select = useUiStore((state) => state.select);
  const frame = useRef<HTMLDivElement>(null);
  const { items, hasMore, isLoadingMore, error, loadMore, selectedIndex } = queue;
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf((items[index] as SubmissionSummary).ref),
    overscan: 6,
    useFlushSync: false,
  });
  const words = useRowWords();
  const shown = rows.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && !isLoadingMore && error === null && lastShown >= items.length - ahead) void loadMore();
  });

  useEffect(() => {
    if (selectedIndex >= 0) rows.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, rows]);

  // Where the screen before left the focus on nothing, the arrows work at once.
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, []);

  const activeIsShown = shown.some(({ index }) => index === selectedIndex);
  return (
    <div
      ref={frame}
      className={styles.frame}
      role="listbox"
      tabIndex={0}
      aria-label={t('list', { title })}
      aria-activedescendant={activeIsShown ? optionId(selectedIndex) : undefined}
      {...{ [queueKeysAttribute]: '' }}
    >
      <div className={styles.rows} role="presentation" style={{ height: rows.getTotalSize() }}>
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
              aria-selected={index === selectedIndex}
              aria-posinset={index + 1}
              aria-setsize={queue.total ?? -1}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={() => select(item.ref)}
            >
              <QueueRow item={item} activityTitle={activityTitles?.get(item.ref.activity)} words={words} />
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
  const { t: tellTime, language, now } = useAgeWords();
  return useMemo(() => ({ t, age: { t: tellTime, language, now } }), [t, tellTime, language, now]);
}

function optionId(index: number): string {
  return `queue-option-${index}`;
}
