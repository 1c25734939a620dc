import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import type { Queue } from './use-queue.ts';
import { goesForward, type Step, walk } from './walk.ts';

/** One press of a key reads this many pages at most; in a very long list the next press goes on. */
const mostPages = 20;

export function useQueueWalk(queue: Queue): void {
  const select = useUiStore((state) => state.select);

  const go = async (step: Step) => {
    let { items, hasMore } = queue;
    // Somebody else's review may have taken the row on screen out of the list: its neighbours are where it was.
    const from =
      queue.selectedIndex >= 0 ? queue.selectedIndex : queue.lastIndex - (goesForward(step) ? 1 : 0);
    let target = walk(items, from, step);
    // What is sought may lie in pages not read yet; each turn reads one more.
    for (let page = 0; page < mostPages && hasMore; page += 1) {
      if (step !== 'last' && (target !== null || !goesForward(step))) break;
      const longer = await queue.loadMore();
      hasMore = longer.length > items.length;
      items = longer;
      target = walk(items, from, step);
    }
    const row = target === null ? undefined : items[target];
    if (row !== undefined) select(row.ref);
  };

  useCommands({
    next: () => void go('next'),
    previous: () => void go('previous'),
    first: () => void go('first'),
    last: () => void go('last'),
    'next-awaiting': () => void go('next-awaiting'),
    'previous-awaiting': () => void go('previous-awaiting'),
  });
}
