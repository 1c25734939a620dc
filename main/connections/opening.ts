import type { Handlers } from '#contract/contract';
import type { SampleCourse } from '../embedded/sample-course.ts';
import type { Log } from '../logging/log.ts';
import type { Settings } from '../settings/settings.ts';
import type { Courses } from './courses.ts';
import type { Passwords } from './keychain.ts';
import { profileOpening } from './open-profile.ts';
import { sampleOpening } from './open-sample.ts';
import type { Profiles } from './profiles.ts';

export interface OpeningDeps {
  courses: Courses;
  profiles: Profiles;
  passwords: Passwords;
  settings: Settings;
  sample: SampleCourse;
  resources: string;
  appVersion: string;
  log: Log;
}

export interface CourseOpening {
  handlers: Handlers['course'];
  /** The sample course when asked for by name, otherwise the course of the last time. */
  openFirst(sample: boolean): Promise<void>;
}

/** Which course is open, and which one will be the next time. */
export function createOpening(deps: OpeningDeps): CourseOpening {
  const { courses, profiles, passwords, settings, sample, resources, appVersion, log } = deps;
  const openSample = () => courses.open(sampleOpening({ sample, resources, appVersion, log }));

  const handlers: Handlers['course'] = {
    status: async () => courses.status(),
    openSample,
    async open({ id, ...typed }) {
      const status = await courses.open(profileOpening(id, typed, { profiles, passwords }));
      if (status.course?.id === id) await settings.rememberCourse(id);
      return status;
    },
    async close() {
      await settings.rememberCourse(undefined);
      return courses.close();
    },
    async retryNow() {
      courses.tellLink('retryNow');
      return null;
    },
    async networkChanged() {
      courses.tellLink('networkChanged');
      return null;
    },
  };

  return {
    handlers,
    async openFirst(sampleWanted) {
      const last = settings.lastCourse();
      if (sampleWanted) await openSample();
      else if (last !== undefined && profiles.find(last) !== undefined) {
        await handlers.open({ id: last, remember: true });
      }
    },
  };
}
