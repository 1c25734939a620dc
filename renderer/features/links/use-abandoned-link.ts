import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CourseStatus } from '#contract/course';
import { courseStatusQuery } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { rejectedIn } from '../courses/password-rejection.ts';
import { type SubmissionLink, useLinkStore } from './link-store.ts';

interface Begun {
  going: SubmissionLink | null;
  status: CourseStatus | undefined;
  /** The course whose password was being asked for. */
  askingFor: string | null;
}

/** A link whose course somebody gave up opening must not lead anywhere when it is opened another day. */
export function useAbandonedLink(): void {
  const status = useQuery(courseStatusQuery()).data;
  const going = useLinkStore((state) => state.going);
  const askingFor = useUiStore((state) => state.askingFor);
  const before = useRef<Begun>({ going: null, status, askingFor });
  useEffect(() => {
    const begun = before.current;
    before.current = { going, status: begun.going === going ? begun.status : status, askingFor };
    if (going === null || begun.going !== going) return;
    const { id } = going.course;
    const here = status?.course?.id;
    const isCalledOff = begun.askingFor === id && askingFor === null && here !== id;
    if (isCalledOff || (status !== begun.status && leadsElsewhere(status, id, begun.status))) {
      useLinkStore.setState({ going: null });
    }
  }, [going, status, askingFor]);
}

/** Its course did not open, and not for a password that is asked for next; or another one did. */
function leadsElsewhere(
  status: CourseStatus | undefined,
  id: string,
  begun: CourseStatus | undefined,
): boolean {
  if (status?.failed !== undefined) return status.failed !== id || rejectedIn(status) === null;
  const here = status?.course?.id;
  return here !== undefined && here !== id && here !== begun?.course?.id;
}
