import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DeskMemory } from '#contract/desk-memory';
import { tiza } from '../../api/client.ts';
import { courseStatusQuery, deskMemoryQuery } from '../../api/queries.ts';
import { type UiState, useUiStore } from '../../state/ui-store.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { pseudonyms } from '../students/pseudonyms.ts';

/** Long enough for a run of keys to be remembered once. */
const settleMs = 400;

/** Puts the desk back as it was left and remembers it from then on. `false` until it is known. */
export function useDeskMemory(course: string): boolean {
  const recalled = useQuery(deskMemoryQuery(course));
  const client = useQueryClient();
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
    return rememberDesk(course, client);
  }, [known, memory, course, client]);

  return ready;
}

/** Each step a moment after it, and the last one before the window or the course goes. */
function rememberDesk(course: string, client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let left: UiState | null = null;
  const flush = () => {
    clearTimeout(timer);
    if (left === null) return;
    const memory = memoryOf(left);
    left = null;
    void tiza.desk.remember({ ...memory, course }).catch(reportProblem);
  };
  const hidden = () => document.hidden && flush();
  const stop = useUiStore.subscribe((state, before) => {
    if (remembered.every((key) => state[key] === before[key])) return;
    // Once another course is open, the desk is that one's.
    if (client.getQueryData(courseStatusQuery().queryKey)?.course?.id !== course) return;
    left = state;
    clearTimeout(timer);
    timer = setTimeout(flush, settleMs);
  });
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    stop();
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', hidden);
    flush();
  };
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
