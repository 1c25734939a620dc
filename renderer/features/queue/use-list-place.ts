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
/** More rows than any window shows. */
const mostLooked = 128;

/**
 * Keeps the rows in sight where they are: when the list is opened again, and when rows come above or leave. What the
 * pointer is on does not move; else the open row, or the first one in sight.
 */
export function useListPlace({ frame, list, queue, rowHeight }: ListPlace) {
  const { items, indexes, hasMore, isLoadingMore, error, loadMore, selected, selectedIndex } = queue;
  const leaveAt = useUiStore((state) => state.leaveAt);
  const wanted = useRef<number | null>(useUiStore.getState().tops[list] ?? null);
  const pagesRead = useRef(0);
  const before = useRef({ items, indexes });
  /** The row that was on screen already: it is not brought into sight again. */
  const held = useRef(-1);
  /** Where in the window the pointer is while it is over the list. */
  const pointed = useRef<number | null>(null);
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
    const rowAt = (y: number) => Math.floor((element.scrollTop + y) / rowHeight);
    const open = selected === null ? -1 : (old.indexes.get(keyOf(selected)) ?? -1);
    const isSeen = open >= rowAt(0) && open <= rowAt(element.clientHeight);
    const unpointed = isSeen ? open : rowAt(0);
    const y = pointed.current;
    const looked = y === null ? unpointed : rowAt(y - element.getBoundingClientRect().top);
    const moved = movedFrom(looked, old.items, indexes);
    if (moved === 0) return;
    held.current = selectedIndex;
    const scrolled = element.scrollTop + moved * rowHeight;
    element.scrollTop = scrolled;
    if (moved < 0) return;
    setAbove((count) => count + moved);
    setSlack(scrolled);
  }, [items, indexes, frame, rowHeight, selected, selectedIndex]);

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
    const onPoint = ({ type, clientY }: PointerEvent) => {
      pointed.current = type === 'pointerleave' ? null : clientY;
    };
    const leaveNow = () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      leave();
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('pointermove', onPoint, { passive: true });
    element.addEventListener('pointerleave', onPoint, { passive: true });
    // Before the desk is written down for the last time.
    window.addEventListener('pagehide', leaveNow, { capture: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('pointermove', onPoint);
      element.removeEventListener('pointerleave', onPoint);
      window.removeEventListener('pagehide', leaveNow, { capture: true });
      leaveNow();
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

/** How far the row was pushed along; of one that left, the nearest below it that stays tells. */
function movedFrom(row: number, before: Queue['items'], now: Queue['indexes']): number {
  for (let index = row; index < Math.min(row + mostLooked, before.length); index += 1) {
    const item = before[index];
    const at = item === undefined ? undefined : now.get(keyOf(item.ref));
    if (at !== undefined) return at - index;
  }
  return 0;
}
