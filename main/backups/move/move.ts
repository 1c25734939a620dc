import { join } from 'node:path';
import type { JobStep, MoveState } from '#contract/backup-words';
import type { BackupJob } from '#contract/backups';
import type { ProfileFields } from '#contract/connections';
import { AppError } from '#contract/errors';
import type { Passwords } from '../../connections/keychain.ts';
import type { Profiles } from '../../connections/profiles.ts';
import type { BackingUp, TypedKey } from '../backing-up.ts';
import type { Jobs, Telling } from '../jobs.ts';
import type { BackupMemory } from '../keep/memory.ts';
import type { Passphrases } from '../keep/passphrases.ts';
import { type PlanDeps, planRestore } from '../restore/plan-restore.ts';
import { runRestore } from '../restore/run-restore.ts';
import { whereTo } from '../restore/target.ts';
import type { Subject } from '../subject.ts';
import { requireElsewhere } from './elsewhere.ts';
import { isThereAlready } from './there-already.ts';

export interface MoveDeps extends PlanDeps {
  memory: BackupMemory;
  passphrases: Passphrases;
  profiles: Profiles;
  passwords: Passwords;
  jobs: Jobs;
  backingUp: BackingUp;
}

export interface Move {
  state(course: string): MoveState;
  begin(subject: Subject, targetId: string): Promise<MoveState>;
  /** From where it stopped, be it by an error, by the person, or with the app. */
  goOn(subject: Subject, typed: TypedKey | undefined): Promise<BackupJob>;
  /** The course leads to the new host from now on; the old way in stays, as a course of its own. */
  switchCourse(course: string): Promise<MoveState>;
  end(course: string): Promise<MoveState>;
}

const nobody: MoveState = { step: 'none', targetId: null, file: null };
const steps: readonly JobStep[] = ['safety-copy', 'read-back', 'restore', 'compare'];

/** A course goes to another host: back up, restore, compare every table, and only then switch. */
export function createMove(deps: MoveDeps): Move {
  const { memory, passphrases, profiles, passwords, jobs, backingUp } = deps;
  const state = (course: string) => memory.of(course).move;
  const become = async (course: string, move: MoveState) =>
    (await memory.update(course, (current) => ({ ...current, move }))).move;

  function targetOf(course: string): string {
    const { targetId } = state(course);
    if (targetId !== null && profiles.find(targetId) !== undefined) return targetId;
    throw new AppError('not-found', 'The new course is gone', { details: { reason: 'profile-gone' } });
  }

  async function backUp(subject: Subject, typed: TypedKey | undefined, telling: Telling): Promise<string> {
    const { id } = subject.course;
    telling.begin('safety-copy');
    const manifest = await backingUp.takeWhole(subject, telling, typed);
    await become(id, { step: 'restore', targetId: targetOf(id), file: manifest.file });
    return manifest.file;
  }

  async function restore(
    subject: Subject,
    file: string,
    typed: TypedKey | undefined,
    telling: Telling,
  ): Promise<void> {
    const { id } = subject.course;
    const target = { kind: 'profile', id: targetOf(id) } as const;
    const passphrase = typed?.passphrase ?? (await passphrases.get(id));
    const path = join(memory.choices(id).folder, file);
    const looked = { file: { kind: 'shelf', id: file } as const, path, passphrase };
    const plan = await planRestore(looked, target, subject, deps);
    const [obstacle] = plan.obstacles;
    if (obstacle === undefined) {
      const safetyCopy = async () => undefined;
      await runRestore(
        { looked, target, subject, plan, wording: null, keepNewer: false, safetyCopy },
        telling,
        deps,
      );
      // It opened the backup: from now on it is known.
      if (typed !== undefined) await passphrases.set(id, typed.passphrase, typed.remember);
    } else if (!(await isThereAlready(path, whereTo(target, subject, deps), telling, deps))) {
      throw new AppError('conflict', 'The new database is not empty', {
        details: { reason: obstacle.reason, ...obstacle.facts },
      });
    }
    await become(id, { step: 'switch', targetId: target.id, file });
  }

  return {
    state,
    async begin(subject, targetId) {
      await requireElsewhere(subject, targetId, deps);
      return become(subject.course.id, { step: 'backup', targetId, file: null });
    },
    async goOn(subject, typed) {
      const { id } = subject.course;
      const { step, file } = state(id);
      if (step !== 'backup' && step !== 'restore') {
        throw new AppError('conflict', 'There is no move to go on with', {
          details: { reason: 'backup-no-move' },
        });
      }
      const taken = step === 'restore' ? file : null;
      if (taken === null) await backingUp.requireKey(subject, typed);
      return jobs.start('move', steps, async (telling) =>
        restore(subject, taken ?? (await backUp(subject, typed, telling)), typed, telling),
      );
    },
    async switchCourse(course) {
      const move = state(course);
      const target = profiles.find(targetOf(course));
      const before = profiles.find(course);
      if (move.step !== 'switch' || target === undefined) {
        throw new AppError('conflict', 'The move is not that far', { details: { reason: 'backup-no-move' } });
      }
      // The sample course has no way in of its own that could be changed.
      if (before !== undefined) await exchange(before.id, target.id);
      return become(course, { ...move, step: 'done' });
    },
    end: (course) => become(course, nobody),
  };

  /** Drafts, labels and colour belong to the course; the address and the password belong to the host. */
  async function exchange(course: string, other: string): Promise<void> {
    const [here, there] = [profiles.find(course), profiles.find(other)];
    if (here === undefined || there === undefined) return;
    const wayOf = ({ host, port, database, user, tls }: typeof here) => ({ host, port, database, user, tls });
    const [oldPassword, newPassword] = [await passwords.get(course), await passwords.get(other)];
    await profiles.changeTogether(
      new Map<string, Partial<ProfileFields>>([
        [course, wayOf(there)],
        [other, { ...wayOf(here), readOnly: true }],
      ]),
    );
    if (newPassword !== null) await passwords.set(course, newPassword);
    if (oldPassword !== null) await passwords.set(other, oldPassword);
  }
}
