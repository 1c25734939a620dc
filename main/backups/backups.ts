import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupJob } from '#contract/backups';
import type { Handlers } from '#contract/contract';
import type { Courses } from '../connections/courses.ts';
import type { Passwords } from '../connections/keychain.ts';
import type { KeychainAccess } from '../connections/keytar.ts';
import type { Profiles } from '../connections/profiles.ts';
import type { FileDialogs, FolderDialog } from '../lib/file-dialogs.ts';
import type { Log } from '../logging/log.ts';
import type { Texts } from '../texts/texts.ts';
import { createBackingUp } from './backing-up.ts';
import type { Engine } from './engine-words.ts';
import { removeLeftovers } from './file/part-name.ts';
import { createKnownFiles } from './files.ts';
import { createJobs } from './jobs.ts';
import { openBackupMemory } from './keep/memory.ts';
import { createPassphrases } from './keep/passphrases.ts';
import { createReminders, type Notification } from './keep/reminders.ts';
import { createRetention } from './keep/retain.ts';
import { createMove } from './move/move.ts';
import { overviewOf } from './overview.ts';
import { removeOldServers } from './proof/throw-away-server.ts';
import { createRestoring } from './restore/restoring.ts';
import { listTables } from './restore/target-queries.ts';
import { type Subject, subjectOf } from './subject.ts';

export interface BackupsDeps {
  courses: Courses;
  profiles: Profiles;
  passwords: Passwords;
  access: KeychainAccess;
  files: FileDialogs & FolderDialog;
  engine: Engine;
  userData: string;
  documents: string;
  onJob(job: BackupJob): void;
  /** A backup that was opened outside waits to be taken. */
  onArrived(): void;
  notify(notification: Notification): void;
  showFolder(path: string): Promise<void>;
  texts(): Texts['backups'];
  log: Log;
}

export interface Backups {
  handlers: Handlers['backups'];
  /** Before something is changed for good. */
  backupFirst(): Promise<'verified' | 'not-available'>;
  /** The computer woke up, or a course was opened: something may be due. */
  look(): void;
  /** A backup, a restore or a move is under way. */
  busy(): boolean;
  /** Somebody opened this file outside. */
  receive(path: string): void;
  dispose(): Promise<void>;
}

/** Backups of the open course, from the first look to the proof, and the way back. */
export async function createBackups(deps: BackupsDeps): Promise<Backups> {
  const { courses, profiles, passwords, files, engine, userData, log } = deps;
  const memory = await openBackupMemory({
    folder: userData,
    defaultFolder: join(deps.documents, 'Tiza'),
    log,
  });
  const drillFolder = join(userData, 'drills');
  await removeOldServers(drillFolder, log);
  const passphrases = createPassphrases({ memory, access: deps.access, log });
  const jobs = createJobs({ onChange: deps.onJob, log });
  const common = { memory, passphrases, jobs, engine, drillFolder, log };
  const backingUp = createBackingUp(common);

  const subject = () => subjectOf(courses.current());
  const choicesNow = () => memory.choices(courses.current().about.id);
  const known = createKnownFiles({
    passphrases,
    shelf() {
      const course = courses.status().course?.id;
      return course === undefined ? null : { course, folder: memory.choices(course).folder };
    },
  });
  const planDeps = {
    ...{ engine, drillFolder, log, profiles, passwords },
    explain: ({ file, removal }: { file: string; removal: string }) =>
      deps.texts().beside.replace('{file}', file).replace('{removal}', removal),
  };
  const move = createMove({ ...common, ...planDeps, backingUp });
  const retention = createRetention({ memory });

  const openSubject = (): Subject | null => {
    try {
      return courses.status().link === 'ready' ? subject() : null;
    } catch {
      return null;
    }
  };
  /** Who may take backups is reminded of them; of courses that come and go, only who asked for it. */
  const toRemind = (): Subject | null => {
    const { course, wire } = courses.status();
    if (course === undefined) return null;
    const asked = memory.of(course.id).choices.schedule !== undefined;
    const theirs = profiles.find(course.id) !== undefined && wire?.rights?.kind === 'admin';
    return asked || theirs ? openSubject() : null;
  };
  const reminders = createReminders({
    subject: toRemind,
    memory,
    passphrases,
    async backUp(course) {
      if (jobs.current()?.state === 'running') return null;
      await backingUp.start(course);
      return jobs.ended();
    },
    notify: deps.notify,
    texts: deps.texts,
    log,
  });

  const restoring = createRestoring({
    ...{ ...planDeps, courses, known, jobs, backingUp, files, openSubject },
    insideName: (of) => deps.texts().inside.replace('{course}', of),
    arrived: deps.onArrived,
  });

  async function change(
    course: string,
    next: Parameters<Handlers['backups']['change']>[0] & { folder?: string },
  ) {
    await memory.update(course, (current) => ({ ...current, choices: { ...current.choices, ...next } }));
    return memory.choices(course);
  }

  const handlers: Handlers['backups'] = {
    overview: () => overviewOf(subject(), { memory, passphrases }),
    tables: () => listTables(subject().db),
    job: async () => jobs.current(),
    change: (next) => change(courses.current().about.id, next),
    async chooseFolder() {
      const folder = await files.openFolder({ at: choicesNow().folder });
      return folder === null ? null : change(courses.current().about.id, { folder });
    },
    async showFolder() {
      const { folder } = choicesNow();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await deps.showFolder(folder);
      return null;
    },
    start: ({ passphrase, remember }) =>
      backingUp.start(subject(), passphrase === undefined ? undefined : { passphrase, remember }),
    async cancel() {
      await jobs.cancel();
      return null;
    },
    ...restoring.handlers,
    planRetention: () => retention.plan(subject()),
    async removeOld(agreed) {
      await retention.remove(subject(), agreed);
      return null;
    },
    move: async () => move.state(courses.current().about.id),
    beginMove: ({ targetId }) => move.begin(subject(), targetId),
    continueMove: ({ passphrase, remember }) =>
      move.goOn(subject(), passphrase === undefined ? undefined : { passphrase, remember }),
    switchCourse: () => move.switchCourse(courses.current().about.id),
    endMove: () => move.end(courses.current().about.id),
  };

  return {
    handlers,
    async backupFirst() {
      return backingUp.first(subject());
    },
    look() {
      const course = openSubject();
      if (course === null) return;
      void removeLeftovers(memory.choices(course.course.id).folder);
      void reminders.look();
    },
    busy: () => jobs.current()?.state === 'running',
    receive: restoring.receive,
    async dispose() {
      reminders.stop();
      await jobs.cancel();
    },
  };
}
