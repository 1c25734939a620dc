import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DeskMemory } from '#contract/desk-memory';
import { tiza } from '../../api/client.ts';
import { deskMemoryQuery } from '../../api/queries.ts';
import { type UiState, useUiStore } from '../../state/ui-store.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { pseudonyms } from '../students/pseudonyms.ts';

/** Long enough for a run of keys to be remembered once. */
const settleMs = 400;

/** Puts the desk back as it was left and remembers it from then on. `false` until it is known. */
export function useDeskMemory(course: string): boolean {
  const recalled = useQuery(deskMemoryQuery(course));
  const [ready, setReady] = useState(false);
  const memory = recalled.data;
  const known = !recalled.isPending;

  useEffect(() => {
    if (!known) return;
    pseudonyms.restore(memory?.pseudonyms ?? []);
    if (memory) {
      const { pseudonyms: _restored, ...desk } = memory;
      useUiStore.setState(desk);
    }
    setReady(true);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = useUiStore.subscribe((state, before) => {
      if (remembered.every((key) => state[key] === before[key])) return;
      clearTimeout(timer);
      timer = setTimeout(() => void tiza.desk.remember(memoryOf(state)).catch(reportProblem), settleMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [known, memory]);

  return ready;
}

const remembered = [
  'activity',
  'chip',
  'order',
  'filters',
  'deadlines',
  'namesHidden',
  'places',
  'tops',
  'turns',
  'tolerance',
  'leftOut',
] as const;

function memoryOf(state: UiState): DeskMemory {
  const kept = Object.fromEntries(remembered.map((key) => [key, state[key]])) as Pick<
    UiState,
    (typeof remembered)[number]
  >;
  return { ...kept, pseudonyms: pseudonyms.traces() };
}
