import type { BackupFile } from '#contract/backups';
import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import { requireNotOnlyLooking, requireWritable } from '../../care/writable.ts';
import type { Courses } from '../../connections/courses.ts';
import type { FileDialogs } from '../../lib/file-dialogs.ts';
import type { BackingUp } from '../backing-up.ts';
import type { KnownFiles } from '../files.ts';
import type { Jobs, Telling } from '../jobs.ts';
import { proveFile } from '../proof/prove-file.ts';
import type { Subject } from '../subject.ts';
import { inspectFile } from './inspect-file.ts';
import { lookInside } from './look-inside.ts';
import { wordingOf } from './newer-comments.ts';
import { type PlanDeps, planRestore } from './plan-restore.ts';
import { runRestore, stepsOf } from './run-restore.ts';

export interface RestoringDeps extends PlanDeps {
  courses: Courses;
  known: KnownFiles;
  jobs: Jobs;
  backingUp: BackingUp;
  files: FileDialogs;
  /** The open course, if it can be asked now. */
  openSubject(): Subject | null;
  /** What a backup that is only looked into is called while it is open. */
  insideName(of: string): string;
  /** A backup waits to be taken by the window. */
  arrived(): void;
}

type Restoring = Pick<
  Handlers['backups'],
  'prove' | 'pickFile' | 'inspect' | 'takeArrived' | 'planRestore' | 'restore' | 'lookInside'
>;

const anyFile = { name: 'Tiza', extensions: ['*'] };

/** What can be done with a file that is there: prove it, look into it, restore it. */
export function createRestoring(deps: RestoringDeps): {
  handlers: Restoring;
  /** Somebody opened this file outside: it is shown, and nothing else. */
  receive(path: string): void;
} {
  const { courses, known, jobs, backingUp, files, openSubject, engine, drillFolder, log, profiles } = deps;
  let waiting: BackupFile | null = null;

  const handlers: Restoring = {
    async prove({ file, passphrase }) {
      const looked = await known.find(file, passphrase);
      return jobs.start(
        'prove',
        ['read-back', 'drill-start', 'drill-restore', 'drill-compare'],
        async (telling) => {
          await proveFile(looked, { engine, drillFolder, telling, log });
          known.opened(looked);
        },
      );
    },
    async pickFile() {
      const path = await files.openOne({ kind: anyFile });
      if (path === null) return null;
      return inspectFile(engine, { file: known.pick(path), path, passphrase: null });
    },
    async inspect({ file, passphrase }) {
      const looked = await known.find(file, passphrase);
      const found = await inspectFile(engine, looked).catch((error: unknown) => {
        // The one that is known is of another time: whoever asks is asked for the right one.
        if (passphrase !== undefined || reasonIn(error) !== 'backup-passphrase-wrong') throw error;
        return inspectFile(engine, { ...looked, passphrase: null });
      });
      if (found.open) known.opened(looked);
      return found;
    },
    async takeArrived() {
      const taken = waiting;
      waiting = null;
      return taken;
    },
    async planRestore({ file, passphrase, target }) {
      return planRestore(await known.find(file, passphrase), target, openSubject(), deps);
    },
    async restore({ file, passphrase, target, consent, typed, keepNewer, safety }) {
      if (target.kind === 'profile') requireNotOnlyLooking(profiles.find(target.id) ?? {});
      else requireWritable(courses.current());
      const looked = await known.find(file, passphrase);
      const course = openSubject();
      const feedback = target.kind === 'in-place' ? (course?.objects.feedback ?? null) : null;
      const wording = course && feedback ? await wordingOf(course.db, feedback) : null;
      const plan = await planRestore(looked, target, course, deps);
      if (plan.consent !== consent) throw refused('conflict', 'backup-plan-changed');
      if (plan.typed !== null && plan.typed !== typed.trim())
        throw refused('invalid-input', 'backup-name-not-typed');
      // Asked before anything begins: a restore that has to stop for it would have been for nothing.
      if (target.kind === 'in-place' && course !== null) await backingUp.requireKey(course, safety);
      const safetyCopy = async (telling: Telling) => {
        if (course !== null) await backingUp.takeWhole(course, telling, safety);
      };
      return jobs.start('restore', stepsOf(target), (telling) =>
        runRestore({ looked, target, subject: course, plan, wording, keepNewer, safetyCopy }, telling, deps),
      );
    },
    async lookInside({ file, passphrase }) {
      const looked = await known.find(file, passphrase);
      const open = courses.opened();
      const { course, name } = await inspectFile(engine, looked);
      const about = { name: deps.insideName(course ?? open?.about.name ?? name), labels: open?.labels };
      return jobs.start('inside', ['drill-start', 'drill-restore'], async (telling) => {
        await lookInside(looked, about, telling, deps);
        known.opened(looked);
      });
    },
  };

  return {
    handlers,
    receive(path) {
      waiting = known.pick(path);
      log.info('A backup was opened from outside');
      deps.arrived();
    },
  };
}

const reasonIn = (error: unknown) => (error instanceof AppError ? error.details?.reason : undefined);

function refused(code: 'conflict' | 'invalid-input', reason: string): AppError {
  return new AppError(code, reason, { details: { reason } });
}
