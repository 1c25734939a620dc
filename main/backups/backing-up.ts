import type { BackupJob } from '#contract/backups';
import { AppError } from '#contract/errors';
import { describeError } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';
import type { Engine } from './engine-words.ts';
import type { Manifest } from './file/manifest.ts';
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

export interface BackingUp {
  /** With the passphrase typed now, kept once it opened what was written; or with the one that is known. */
  start(subject: Subject, typed?: { passphrase: string; remember: boolean }): Promise<BackupJob>;
  /** As part of another job. */
  take(subject: Subject, telling: Telling): Promise<Manifest>;
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

  async function attempt(subject: Subject, key: Key, telling: Telling): Promise<Manifest> {
    const { id } = subject.course;
    const choices = memory.choices(id);
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

  async function start(subject: Subject, typed?: { passphrase: string; remember: boolean }) {
    const { id } = subject.course;
    const passphrase = typed?.passphrase ?? (await passphrases.get(id));
    const onNamed = async () => {
      if (typed !== undefined) await passphrases.set(id, typed.passphrase, typed.remember);
    };
    return jobs.start('backup', backupSteps, async (telling) => {
      await attempt(subject, { passphrase, onNamed }, telling);
      await removeOld(subject);
    });
  }

  return {
    start,
    async take(subject, telling) {
      return attempt(subject, { passphrase: await passphrases.get(subject.course.id) }, telling);
    },
    async first(subject) {
      const { encrypt, content } = memory.choices(subject.course.id);
      const locked = encrypt && !passphrases.isKnown(subject.course.id);
      if (locked || content !== 'all') return 'not-available';
      try {
        await start(subject);
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
