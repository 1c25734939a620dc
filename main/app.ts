import { join } from 'node:path';
import type { AppInfo } from '#contract/app';
import type { EventName, EventPayload, Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import { chooseLanguage } from '#contract/language';
import type { Preferences } from '#contract/preferences';
import { type Backups, createBackups } from './backups/backups.ts';
import { engine } from './backups/engine-pending.ts';
import type { Notification } from './backups/keep/reminders.ts';
import { createCare } from './care/care.ts';
import { createConnect } from './connections/connect.ts';
import { type Courses, createCourses } from './connections/courses.ts';
import { createPasswords } from './connections/keychain.ts';
import { createKeychainAccess } from './connections/keytar.ts';
import { profileOpening } from './connections/open-profile.ts';
import { sampleOpening } from './connections/open-sample.ts';
import { openProfiles } from './connections/profiles.ts';
import { createSampleCourse } from './embedded/sample-course.ts';
import { createBank } from './feedback/bank/bank.ts';
import { openLaptopBanks } from './feedback/bank/bank-file.ts';
import { createFeedback } from './feedback/feedback.ts';
import { createSigning } from './feedback/signing.ts';
import { createClassroom } from './grading/classroom.ts';
import { openDeskMemory } from './grading/desk-memory.ts';
import { createGrading } from './grading/grading.ts';
import type { FileDialogs, FolderDialog } from './lib/file-dialogs.ts';
import { createFileLog } from './logging/file-log.ts';
import type { Log } from './logging/log.ts';
import { openSettings, type Settings } from './settings/settings.ts';
import { textsIn } from './texts/texts.ts';
import { createUpdates, type UpdateSource } from './updates/updates.ts';
import { createAssets } from './web/assets.ts';
import { imageTypeOf } from './web/image-type.ts';
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
  clipboard(): Promise<string>;
  copy(text: string): Promise<void>;
  copyPicture(png: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Where people keep their documents. */
  documents: string;
  files: FileDialogs & FolderDialog;
  showFolder(path: string): Promise<void>;
  notify(notification: Notification): void;
  /** Where new versions come from; absent where Tiza was not installed from a package. */
  updates?: () => Promise<UpdateSource>;
}

export interface Tiza {
  log: Log;
  settings: Settings;
  courses: Courses;
  handlers: Handlers;
  /** The sample course when asked for by name, otherwise the course of the last time. */
  openFirstCourse(sample: boolean): Promise<void>;
  /** The computer slept, and something may be due since. */
  woke(): void;
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
  let backups: Backups | undefined;
  const courses = createCourses({
    onStatus(status) {
      host.emit('course-status', status);
      host.courseChanged(status.link !== 'none');
      if (status.link === 'ready') backups?.look();
    },
    log,
  });
  const profiles = await openProfiles({ folder: host.userData, log });
  const access = createKeychainAccess();
  const passwords = createPasswords({ profiles, access, log });
  const openSample = () => courses.open(sampleOpening({ sample, resources }));
  const grading = createGrading({
    course: courses.current,
    files: host.files,
    onQueueProgress: (progress) => host.emit('queue-progress', progress),
  });
  const desk = await openDeskMemory({ folder: host.userData, course: courses.current, log });
  const signing = createSigning({ course: courses.current, profiles });
  const bank = createBank({
    course: courses.current,
    signing,
    laptop: await openLaptopBanks({ folder: host.userData, log }),
    files: host.files,
    language: () => chooseLanguage(settings.preferences().language, host.systemLanguage),
    log,
  });

  const backingUp = await createBackups({
    courses,
    profiles,
    passwords,
    access,
    files: host.files,
    engine,
    userData: host.userData,
    documents: host.documents,
    onJob: (job) => host.emit('backup-job', job),
    notify: host.notify,
    showFolder: host.showFolder,
    texts: () => textsIn(chooseLanguage(settings.preferences().language, host.systemLanguage)).backups,
    log,
  });
  backups = backingUp;

  const updates = createUpdates({
    source: host.updates ?? null,
    allowed: () => settings.preferences().askForUpdates,
    waiting: () => 0,
    onState: (state) => host.emit('update-state', state),
    log,
  });
  updates.start();

  const handlers: Handlers = {
    app: {
      async info() {
        return {
          version: host.version,
          platform: host.platform,
          systemLanguage: host.systemLanguage,
          preferences: settings.preferences(),
          startupNotices: [settings.notice, profiles.notice].filter((notice) => notice !== undefined),
        };
      },
      async setPreferences(change) {
        const preferences = await settings.setPreferences(change);
        host.preferencesChanged(preferences);
        return preferences;
      },
      async copy(text) {
        await host.copy(text);
        return null;
      },
      async copyPicture(picture) {
        if (imageTypeOf(picture) !== 'image/png') throw new AppError('invalid-input', 'Not a PNG');
        await host.copyPicture(new Uint8Array(picture));
        return null;
      },
      async reportProblem({ message, stack }) {
        log.error('The window reported an error', { message, stack });
        return null;
      },
    },
    backups: backingUp.handlers,
    bank: bank.handlers,
    care: createCare({
      courses,
      profiles,
      passwords,
      files: host.files,
      backupFirst: backingUp.backupFirst,
      resources,
      appVersion: host.version,
      log,
    }),
    classroom: createClassroom({ course: courses.current }),
    connect: createConnect({
      profiles,
      passwords,
      clipboard: host.clipboard,
      files: host.files,
      onStep: (step) => host.emit('connection-step', step),
    }),
    course: {
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
    },
    desk,
    feedback: createFeedback({ course: courses.current, signing }),
    grading: grading.handlers,
    updates: updates.handlers,
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
    async openFirstCourse(sampleWanted) {
      const last = settings.lastCourse();
      if (sampleWanted) await openSample();
      else if (last !== undefined && profiles.find(last) !== undefined) {
        await handlers.course.open({ id: last, remember: true });
      }
    },
    woke: backingUp.look,
    async dispose() {
      updates.dispose();
      await backingUp.dispose();
      await courses.close();
      await sample.close();
    },
  };
}
