import { lazy, Suspense } from 'react';
import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';

const Tour = lazy(async () => ({ default: (await import('./tour.tsx')).Tour }));

/** The tour, for as long as somebody is on it. */
export function Touring() {
  const touring = useUiStore((state) => state.touring);
  const { tour } = useUiStore.getState();
  useCommands({ 'show-tour': () => tour(true) });
  return <Suspense>{touring && <Tour />}</Suspense>;
}
