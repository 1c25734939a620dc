import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TlsSettings } from '#contract/connection-wire';
import type { Profile } from '#contract/connections';
import type { CourseStatus } from '#contract/course';
import { thrown, tiza } from '../../api/client.ts';
import { courseStatusQuery, profilesQuery } from '../../api/queries.ts';
import { receiveStatus } from '../../api/use-course-events.ts';
import { type ConnectForm, fieldsOf } from './connect-form.ts';

export interface Saving {
  form: ConnectForm;
  /** Absent: a course that was not there before. */
  profile: Profile | undefined;
  tls: TlsSettings;
  /** Only where nothing is opened afterwards: an opening keeps it once the server has accepted it. */
  password?: string;
}

export function useSaveCourse() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ form, profile, tls, password = '' }: Saving) =>
      tiza.connect.save({
        ...(profile === undefined ? {} : { id: profile.id }),
        fields: fieldsOf(form, tls, profile?.labels),
        ...(password === '' ? {} : { password }),
      }),
    onSettled: () => client.invalidateQueries(profilesQuery()),
  });
}

/** Opens what has just been saved, also where it is open with its settings of before. */
export function useOpenSaved() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, password }: { id: string; password: string }): Promise<CourseStatus> => {
      const open = client.getQueryData(courseStatusQuery().queryKey)?.course;
      if (open?.id === id) await tiza.course.close();
      const status = await tiza.course.open({ id, ...(password === '' ? {} : { password }) });
      receiveStatus(client, status);
      if (status.problem !== undefined) throw thrown(status.problem);
      return status;
    },
    onSettled: () => client.invalidateQueries(profilesQuery()),
  });
}
