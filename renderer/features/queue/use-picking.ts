import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import { pickTo, togglePick, usePicked } from './picked.ts';
import { keyOf } from './queue-items.ts';
import type { Queue } from './use-queue.ts';

/** Several rows picked by keys: the open one, those the Shift key passes over, or all that are here. */
export function usePicking(queue: Queue, list: string): void {
  const { items, selectedIndex } = queue;
  const stepTo = (index: number) => {
    const row = items[index];
    if (row === undefined) return;
    pickTo(list, items, selectedIndex, index);
    useUiStore.getState().select(row.ref);
  };
  const toggle = () => {
    const row = items[selectedIndex];
    if (row !== undefined) togglePick(list, row, undefined);
  };
  useCommands({
    'pick-row': toggle,
    'pick-next': () => stepTo(selectedIndex + 1),
    'pick-previous': () => stepTo(selectedIndex - 1),
    'pick-all': () =>
      usePicked.getState().pick(
        list,
        items.map(({ ref }) => keyOf(ref)),
      ),
  });
}
