import { join } from 'node:path';
import type { Handlers } from '#contract/contract';
import { chooseLanguage } from '#contract/language';
import { appHandlers } from './app-handlers.ts';
import { type Backups, createBackups } from './backups/backups.ts';
import { engine } from './backups/built-in-engine.ts';
import { createCare } from './care/care.ts';
import { createConnect } from './connections/connect.ts';
import { createCourses } from './connections/courses.ts';
import { createPasswords } from './connections/keychain.ts';
import { createKeychainAccess } from './connections/keytar.ts';
import { sampleAbout } from './connections/open-sample.ts';
import { createOpening } from './connections/opening.ts';
import { openProfiles } from './connections/profiles.ts';
import { createSampleCourse } from './embedded/sample-course.ts';
import { createBank } from './feedback/bank/bank.ts';
import { openLaptopBanks } from './feedback/bank/bank-file.ts';
import { createExchange } from './feedback/exchange/exchange.ts';
import { openUnfinished } from './feedback/exchange/unfinished.ts';
import { createFeedback } from './feedback/feedback.ts';
import { createSigning } from './feedback/signing.ts';
import { createClassroom } from './grading/classroom.ts';
import { openDeskMemory } from './grading/desk-memory.ts';
import { createGrading } from './grading/grading.ts';
import type { Host, Tiza } from './host.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import { listSeparator } from './lib/csv.ts';
import { once } from './lib/once.ts';
import { createLinks } from './links/links.ts';
import { diagnosisOf } from './logging/diagnosis.ts';
import { createFileLog } from './logging/file-log.ts';
import { openSettings } from './settings/settings.ts';
import { textsIn } from './texts/texts.ts';
import { createUpdates } from './updates/updates.ts';
import { createAssets } from './web/assets.ts';
import { createMedia } from './web/media.ts';
import { createRouter } from './web/router.ts';

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
  let journal: Journal | undefined;
  const courses = createCourses({
    onStatus(status) {
      host.emit('course-status', status);
      host.courseChanged(status.link !== 'none');
      if (status.link === 'ready') backups?.look();
      if (status.link === 'connecting') journal?.courseComing();
      journal?.courseChanged();
    },
    log,
  });
  const profiles = await openProfiles({ folder: host.userData, log });
  const access = createKeychainAccess();
  const passwords = createPasswords({ profiles, access, log });
  const opening = createOpening({
    courses,
    profiles,
    passwords,
    settings,
    sample,
    resources,
    appVersion: host.version,
    log,
  });
  const grading = createGrading({
    course: courses.current,
    files: host.files,
    onQueueProgress: (progress) => host.emit('queue-progress', progress),
  });
  const desk = await openDeskMemory({ folder: host.userData, course: courses.current, log });
  const language = () => chooseLanguage(settings.preferences().language, host.systemLanguage);
  const separator = () => listSeparator(host.systemLanguage);
  const signing = createSigning({
    course: courses.current,
    profiles,
    onSigned: () => journal?.courseChanged(),
  });
  const bank = createBank({
    course: courses.current,
    signing,
    laptop: await openLaptopBanks({ folder: host.userData, log }),
    files: host.files,
    language,
    separator,
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
    onArrived: () => host.emit('backup-arrived', {}),
    notify: host.notify,
    showFolder: host.showFolder,
    texts: () => textsIn(chooseLanguage(settings.preferences().language, host.systemLanguage)).backups,
    log,
  });
  backups = backingUp;

  const updates = createUpdates({
    source: host.updates ?? null,
    allowed: () => settings.preferences().askForUpdates,
    unfinished: () => ({ waiting: words.waiting(), unsaved: words.leaving().unsaved, job: backingUp.busy() }),
    close: () => dispose(),
    onState: (state) => host.emit('update-state', state),
    log,
  });
  updates.start();

  const care = createCare({
    courses: {
      current: courses.current,
      async renew(labels) {
        await courses.renew(labels);
        // A name was confirmed, or a table is there that was not.
        words.courseChanged();
      },
    },
    profiles,
    passwords,
    files: host.files,
    backupFirst: backingUp.backupFirst,
    resources,
    appVersion: host.version,
    log,
  });
  const feedback = createFeedback({ course: courses.current, signing });
  const words = createJournal({
    userData: host.userData,
    access,
    course: courses.opened,
    author: signing.author,
    feedback,
    schemaStatus: () => care.schemaStatus(undefined),
    delay: () => settings.preferences().publishDelay,
    emit: host.emit,
    onPublished: bank.learn,
    log,
  });
  journal = words;

  const links = createLinks({
    profiles: profiles.all,
    open: () => courses.status().course,
    sample: sampleAbout,
    copy: host.copy,
    arrived: () => host.emit('link-arrived', {}),
    log,
  });

  const handlers: Handlers = {
    app: appHandlers({
      host,
      settings,
      notices: () => [settings.notice, profiles.notice],
      diagnosis: () =>
        diagnosisOf({
          ...host,
          preferences: settings.preferences(),
          status: courses.status(),
          courses: profiles.all(),
        }),
      log,
    }),
    backups: backingUp.handlers,
    bank: bank.handlers,
    care,
    classroom: createClassroom({ course: courses.current }),
    connect: createConnect({
      profiles,
      passwords,
      clipboard: host.clipboard,
      files: host.files,
      onStep: (step) => host.emit('connection-step', step),
    }),
    course: opening.handlers,
    desk,
    exchange: createExchange({
      course: courses.current,
      files: host.files,
      documents: host.documents,
      openPrinter: host.openPrinter,
      unfinished: await openUnfinished({ folder: host.userData, log }),
      language,
      separator,
      onProgress: (progress) => host.emit('export-progress', progress),
    }),
    feedback: { ...feedback, ...words.marks },
    grading: grading.handlers,
    journal: words.handlers,
    links: links.handlers,
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

  const dispose = once(async () => {
    updates.dispose();
    await backingUp.dispose();
    await words.close();
    await courses.close();
    await sample.close();
  });

  return {
    log,
    settings,
    courses,
    handlers,
    respond,
    openFirstCourse: opening.openFirst,
    recentCourses: () =>
      profiles
        .all()
        .filter(({ lastUsed }) => lastUsed !== undefined)
        .slice(0, 8)
        .map(({ id, name }) => ({ id, name })),
    receiveLink: links.receive,
    receiveBackup: backingUp.receive,
    leaving: words.leaving,
    woke: backingUp.look,
    dispose,
  };
}
