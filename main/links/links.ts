import type { Profile } from '#contract/connections';
import type { Handlers } from '#contract/contract';
import type { CourseStatus } from '#contract/course';
import { AppError } from '#contract/errors';
import type { ArrivedLink } from '#contract/links';
import type { Log } from '../logging/log.ts';
import { courseKey, type Link, readLink, sampleKey, writeLink } from './link-text.ts';

export interface LinksDeps {
  profiles(): readonly Profile[];
  open(): CourseStatus['course'];
  sample: { id: string; name: string };
  copy(text: string): Promise<void>;
  arrived(): void;
  log: Log;
}

export interface Links {
  handlers: Handlers['links'];
  /** What the system handed over, from wherever it came. */
  receive(text: string): void;
}

/** Links to a submission: written for the clipboard, read when the system brings one. */
export function createLinks({ profiles, open, sample, copy, arrived, log }: LinksDeps): Links {
  let waiting: ArrivedLink | null = null;

  const courseOf = ({ course }: Link) => {
    if (course === sampleKey) return { ...sample, kind: 'sample' as const };
    const found = profiles().find((profile) => courseKey(profile) === course);
    return found && { id: found.id, name: found.name, kind: 'profile' as const };
  };
  const meant = (text: string): ArrivedLink => {
    const link = readLink(text);
    if (link === null) return { kind: 'refused' };
    const course = courseOf(link);
    return course === undefined
      ? { kind: 'unknown-course', name: link.name }
      : { kind: 'submission', ref: link.ref, course };
  };

  return {
    handlers: {
      async take() {
        const taken = waiting;
        waiting = null;
        return taken;
      },
      async copy(ref) {
        const course = open();
        if (course === undefined) throw new AppError('not-connected', 'No course is open');
        const profile = profiles().find(({ id }) => id === course.id);
        const key = profile === undefined ? sampleKey : courseKey(profile);
        await copy(writeLink({ course: key, ref, name: course.name }));
        return null;
      },
    },
    receive(text) {
      waiting = meant(text);
      // The link itself is not written down: anybody may have put anything into it.
      log.info('A link arrived', { kind: waiting.kind });
      arrived();
    },
  };
}
