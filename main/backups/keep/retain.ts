import type { RetentionPlan } from '#contract/backups';
import { AppError } from '#contract/errors';
import type { Subject } from '../subject.ts';
import type { BackupMemory } from './memory.ts';
import { consentFor, removeItems, tooOld } from './retention.ts';
import { entryOf, readShelf } from './shelf.ts';

/** Old backups go only after somebody saw which; from then on by themselves, if they want it so. */
export function createRetention({ memory }: { memory: BackupMemory }) {
  async function old({ course: { id: course }, now }: Subject) {
    const { folder, keepDays } = memory.choices(course);
    const { items } = await readShelf(folder, course);
    const lastFailed = Boolean(memory.of(course).lastAttempt?.error);
    return { items, remove: tooOld(items, { keepDays, now: now(), lastFailed }) };
  }

  return {
    async plan(subject: Subject): Promise<RetentionPlan> {
      const { items, remove } = await old(subject);
      return { remove: remove.map(entryOf), keep: items.length - remove.length, consent: consentFor(remove) };
    },
    async remove(subject: Subject, { consent, always }: { consent: string; always: boolean }): Promise<void> {
      const { remove } = await old(subject);
      if (consentFor(remove) !== consent) {
        throw new AppError('conflict', 'The list is no longer what was agreed to', {
          details: { reason: 'plan-changed' },
        });
      }
      await removeItems(remove);
      await memory.update(subject.course.id, (current) => ({
        ...current,
        choices: { ...current.choices, removeOld: always },
      }));
    },
  };
}
