import type { BackupChoices, BackupJob } from '#contract/backups';
import { AppError } from '#contract/errors';
import { describeError } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';
import type { Engine } from './engine-words.ts';
import type { Manifest } from './file/manifest.ts';
import { passphraseNeeded } from './file/open-file.ts';
import type { Jobs, Telling } from './jobs.ts';
import type { BackupMemory } from './keep/memory.ts';
import type { Passphrases } from './keep/passphrases.ts';
import { removeItems, tooOld } from './keep/retention.ts';
import { readShelf } from './keep/shelf.ts';
import type { Subject } from './subject.ts';
import { backupSteps, takeBackup } from './take/take-backup.ts';

export interface BackingUpDeps {
  jobs: Jobs;
  memory: BackupMemory;
  passphrases: Passphrases;
  engine: Engine;
  drillFolder: string;
  log: Log;
}

/** Typed now, and whether it is to be kept in the keychain. */
export interface TypedKey {
  passphrase: string;
  remember: boolean;
}

export interface BackingUp {
  /** With the passphrase typed now, kept once it opened what was written; or with the one that is known. */
  start(subject: Subject, typed?: TypedKey): Promise<BackupJob>;
  /** As part of another job, which relies on it. */
  takeWhole(subject: Subject, telling: Telling, typed?: TypedKey): Promise<Manifest>;
  /** Throws where a passphrase would be needed and none is known. */
  requireKey(subject: Subject, typed?: TypedKey): Promise<void>;
  /** Waits for it: whether there is a proven backup of this moment now. */
  first(subject: Subject): Promise<'verified' | 'not-available'>;
}

/** Takes backups of courses by what was chosen for each, and remembers how the last one ended. */
export function createBackingUp(deps: BackingUpDeps): BackingUp {
  const { jobs, memory, passphrases, engine, drillFolder, log } = deps;

  interface Key {
    passphrase: string | null;
    onNamed?(): Promise<void>;
  }

  async function attempt(
    subject: Subject,
    key: Key,
    telling: Telling,
    choices = memory.choices(subject.course.id),
  ): Promise<Manifest> {
    const { id } = subject.course;
    const note = (error: unknown) =>
      memory.update(id, (current) => ({
        ...current,
        lastAttempt: {
          at: new Date().toISOString(),
          error: error === null ? null : describeError(error, log, 'backup'),
        },
      }));
    try {
      const manifest = await takeBackup({ subject, choices, ...key, engine, drillFolder, telling, log });
      await note(null);
      return manifest;
    } catch (error) {
      // Who gives up has not failed.
      if (!telling.signal.aborted) await note(error);
      throw error;
    }
  }

  /** Only by consent given once, only after a good one, and never the newest three that are proven. */
  async function removeOld(subject: Subject): Promise<void> {
    const { id } = subject.course;
    const { folder, keepDays, removeOld: agreed } = memory.choices(id);
    if (!agreed) return;
    const { items } = await readShelf(folder, id);
    const old = tooOld(items, { keepDays, now: subject.now(), lastFailed: false });
    await removeItems(old);
    if (old.length > 0)
      log.info('Old backups were removed', { files: old.map(({ manifest }) => manifest.file) });
  }

  async function keyFor({ course: { id } }: Subject, typed: TypedKey | undefined): Promise<Key> {
    if (typed === undefined) return { passphrase: await passphrases.get(id) };
    const { passphrase, remember } = typed;
    return { passphrase, onNamed: () => passphrases.set(id, passphrase, remember) };
  }

  async function start(subject: Subject, typed?: TypedKey, choices?: BackupChoices) {
    const key = await keyFor(subject, typed);
    return jobs.start('backup', backupSteps, async (telling) => {
      await attempt(subject, key, telling, choices);
      await removeOld(subject);
    });
  }

  /** What something relies on is taken whole, whatever was chosen for the daily one. */
  const whole = ({ course: { id } }: Subject): BackupChoices => ({
    ...memory.choices(id),
    scope: { kind: 'database' },
    content: 'all',
    withoutPasswords: false,
  });

  return {
    start: (subject, typed) => start(subject, typed),
    async takeWhole(subject, telling, typed) {
      return attempt(subject, await keyFor(subject, typed), telling, whole(subject));
    },
    async requireKey(subject, typed) {
      const { encrypt } = memory.choices(subject.course.id);
      if (encrypt && (await keyFor(subject, typed)).passphrase === null) throw passphraseNeeded();
    },
    async first(subject) {
      const { encrypt } = memory.choices(subject.course.id);
      if (encrypt && !passphrases.isKnown(subject.course.id)) return 'not-available';
      try {
        await start(subject, undefined, whole(subject));
      } catch (error) {
        if (error instanceof AppError && error.code === 'busy') return 'not-available';
        throw error;
      }
      const job = await jobs.ended();
      const { error } = job ?? {};
      if (error?.details?.reason === 'backup-rights-missing') return 'not-available';
      if (error) throw new AppError(error.code, error.message, error);
      return job?.drill?.outcome === 'same' ? 'verified' : 'not-available';
    },
  };
}
