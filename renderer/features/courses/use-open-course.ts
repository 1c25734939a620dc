import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ProfileList } from '#contract/connect';
import { tiza } from '../../api/client.ts';
import { profilesQuery } from '../../api/queries.ts';
import { receiveStatus } from '../../api/use-course-events.ts';
import { useUiStore } from '../../state/ui-store.ts';

export interface OpeningWish {
  id: string;
  /** Typed just now; without it the one that is kept. */
  password?: string;
  remember?: boolean;
}

/** Why it did not open is in the status that comes back; an error here is that nobody answered. */
export function useOpenCourse() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: ['course', 'open'],
    mutationFn: (wish: OpeningWish) => tiza.course.open(wish),
    onSuccess: (status) => receiveStatus(client, status),
    onSettled: () => client.invalidateQueries(profilesQuery()),
  });
}

/** One press: opens the course, or asks for its password where none is known. */
export function useEnterCourse(list: ProfileList | undefined): (id: string) => void {
  const ask = useUiStore((state) => state.askPassword);
  const { mutate } = useOpenCourse();
  return (id) => (list?.withPassword.includes(id) ? mutate({ id }) : ask(id));
}
