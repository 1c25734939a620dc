import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useUiStore } from '../../state/ui-store.ts';
import { keyOf } from './queue-items.ts';
import type { Queue } from './use-queue.ts';

interface ListPlace {
  frame: RefObject<HTMLDivElement | null>;
  list: string;
  queue: Queue;
  rowHeight: number;
}

/** Pages read at most to come back to where the list was left. */
const mostPages = 20;
const settleMs = 300;

/** Keeps the rows in sight where they are: when the list is opened again, and when rows come above them. */
export function useListPlace({ frame, list, queue, rowHeight }: ListPlace) {
  const { items, indexes, hasMore, isLoadingMore, error, loadMore, selectedIndex } = queue;
  const leaveAt = useUiStore((state) => state.leaveAt);
  const wanted = useRef<number | null>(useUiStore.getState().tops[list] ?? null);
  const pagesRead = useRef(0);
  const before = useRef({ items, indexes });
  /** The row that was on screen already: it is not brought into sight again. */
  const held = useRef(-1);
  const [slack, setSlack] = useState(0);
  const [above, setAbove] = useState(0);

  // Back to where it was left, once as many rows are here.
  useLayoutEffect(() => {
    const element = frame.current;
    if (wanted.current === null || element === null) return;
    held.current = selectedIndex;
    const enough = items.length * rowHeight >= wanted.current + element.clientHeight;
    if (enough || !hasMore || error !== null || pagesRead.current >= mostPages) {
      element.scrollTop = wanted.current;
      wanted.current = null;
    } else if (!isLoadingMore) {
      pagesRead.current += 1;
      void loadMore();
    }
  });

  useLayoutEffect(() => {
    const element = frame.current;
    const old = before.current;
    before.current = { items, indexes };
    // Rows that only change, or follow at the end, push none along; to ask where the list is would cost a layout.
    if (element === null || old.indexes === indexes) return;
    const top = Math.floor(element.scrollTop / rowHeight);
    const anchor = old.items[top];
    const now = anchor === undefined ? undefined : indexes.get(keyOf(anchor.ref));
    const moved = now === undefined ? 0 : now - top;
    if (moved === 0) return;
    held.current = selectedIndex;
    const scrolled = element.scrollTop + moved * rowHeight;
    element.scrollTop = scrolled;
    if (moved < 0) return;
    setAbove((count) => count + moved);
    setSlack(scrolled);
  }, [items, indexes, frame, rowHeight, selectedIndex]);

  // A short list has the room to be scrolled by as much only now.
  useLayoutEffect(() => {
    if (frame.current !== null && frame.current.scrollTop < slack) frame.current.scrollTop = slack;
  }, [slack, frame]);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let top = element.scrollTop;
    const leave = () => {
      timer = undefined;
      leaveAt(list, top);
    };
    const onScroll = () => {
      top = element.scrollTop;
      if (top < rowHeight / 2) setAbove(0);
      clearTimeout(timer);
      timer = setTimeout(leave, settleMs);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      if (timer === undefined) return;
      clearTimeout(timer);
      leave();
    };
  }, [frame, list, leaveAt, rowHeight]);

  /** Nobody chose this row anew: it was restored, or only pushed along. */
  const hold = useCallback((index: number) => {
    const isHeld = wanted.current !== null || index === held.current;
    held.current = -1;
    return isHeld;
  }, []);

  return { above, slack, hold };
}
