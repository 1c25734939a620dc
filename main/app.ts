import { join } from 'node:path';
import type { AppInfo } from '#contract/app';
import type { EventName, EventPayload, Handlers } from '#contract/contract';
import type { Preferences } from '#contract/preferences';
import { type Courses, createCourses } from './connections/courses.ts';
import { openSample } from './connections/open-sample.ts';
import { createSampleCourse } from './embedded/sample-course.ts';
import { createGrading } from './grading/grading.ts';
import { createFileLog } from './logging/file-log.ts';
import type { Log } from './logging/log.ts';
import { openSettings, type Settings } from './settings/settings.ts';
import { createAssets } from './web/assets.ts';
import { createMedia } from './web/media.ts';
import { createRouter } from './web/router.ts';

/** What the host (Electron, or a test) tells about itself. */
export interface Host {
  userData: string;
  logs: string;
  /** Where the program's own files are: the built renderer and the resources. */
  appPath: string;
  version: string;
  platform: AppInfo['platform'];
  systemLanguage: string;
  devServer?: string;
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  preferencesChanged(preferences: Preferences): void;
  courseChanged(open: boolean): void;
}

export interface Tiza {
  log: Log;
  settings: Settings;
  courses: Courses;
  handlers: Handlers;
  respond(request: Request): Promise<Response>;
  dispose(): Promise<void>;
}

/** The whole of main, in the order it is built; taken down in reverse. */
export async function createTiza(host: Host): Promise<Tiza> {
  const log = createFileLog(host.logs);
  const settings = await openSettings({ folder: host.userData, log });

  const resources = join(host.appPath, 'resources');
  const sample = createSampleCourse({
    userData: host.userData,
    resources,
    log,
  });
  const courses = createCourses({
    openSample: () => openSample(sample, resources),
    onStatus(status) {
      host.emit('course-status', status);
      host.courseChanged(status.link !== 'none');
    },
    log,
  });
  const grading = createGrading({ course: courses.current });

  const handlers: Handlers = {
    app: {
      async info() {
        return {
          version: host.version,
          platform: host.platform,
          systemLanguage: host.systemLanguage,
          preferences: settings.preferences(),
          startupNotices: settings.notice === undefined ? [] : [settings.notice],
        };
      },
      async setPreferences(change) {
        const preferences = await settings.setPreferences(change);
        host.preferencesChanged(preferences);
        return preferences;
      },
      async reportProblem({ message, stack }) {
        log.error('The window reported an error', { message, stack });
        return null;
      },
    },
    course: {
      status: async () => courses.status(),
      openSample: () => courses.openSample(),
      close: () => courses.close(),
    },
    grading: grading.handlers,
  };

  const respond = createRouter({
    assets: createAssets({
      root: join(host.appPath, 'out/build/renderer'),
      ...(host.devServer === undefined ? {} : { devServer: host.devServer }),
    }),
    media: createMedia(grading),
    log,
  });

  return {
    log,
    settings,
    courses,
    handlers,
    respond,
    async dispose() {
      await courses.close();
      await sample.close();
    },
  };
}
