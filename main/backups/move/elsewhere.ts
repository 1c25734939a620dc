import { AppError } from '#contract/errors';
import { readIdentity } from '../../connections/identity-queries.ts';
import { onDatabase, type TargetDeps, whereTo } from '../restore/target.ts';
import type { Subject } from '../subject.ts';

/** A course saved a second time is the same database, by whichever name its server is reached. */
export async function requireElsewhere(subject: Subject, id: string, deps: TargetDeps): Promise<void> {
  const { target: here, db } = subject;
  const there = whereTo({ kind: 'profile', id }, subject, deps);
  const isAddress = there.host === here.host && there.port === here.port && there.database === here.database;
  if (isAddress) throw toItself();
  const found = await onDatabase(there, (other) => readIdentity(other, there.host));
  if (found === (await readIdentity(db, here.host))) throw toItself();
}

function toItself(): AppError {
  return new AppError('conflict', 'The course would move to where it is', {
    details: { reason: 'backup-move-to-itself' },
  });
}
