import type { BackupOverview } from '#contract/backups';
import type { BackupMemory } from './keep/memory.ts';
import type { Passphrases } from './keep/passphrases.ts';
import { tooOld } from './keep/retention.ts';
import { daysUntil, isDue } from './keep/schedule.ts';
import { entryOf, readShelf } from './keep/shelf.ts';
import { readBackupRights } from './rights-queries.ts';
import type { Subject } from './subject.ts';
import { standingOf } from './tools/pg-dump.ts';

export interface OverviewDeps {
  memory: BackupMemory;
  passphrases: Passphrases;
}

/** Everything the screen shows, in one answer. */
export async function overviewOf(
  subject: Subject,
  { memory, passphrases }: OverviewDeps,
): Promise<BackupOverview> {
  const { id } = subject.course;
  const choices = memory.choices(id);
  const { major } = subject.server;
  const [shelf, rights, tools] = await Promise.all([
    readShelf(choices.folder, id),
    readBackupRights(subject.db),
    standingOf({ major, pooler: subject.db.pooler, target: subject.target }),
  ]);
  const { lastAttempt } = memory.of(id);
  const now = subject.now();
  const lastFailed = Boolean(lastAttempt?.error);
  return {
    choices,
    backups: shelf.items.map(entryOf),
    untrusted: shelf.changed,
    passphraseKnown: passphrases.isKnown(id),
    store: passphrases.store(),
    tools: { state: tools.state, version: tools.tool?.version ?? null, serverMajor: major },
    missing: rights.missing,
    rowsHidden: rights.rowsHidden,
    old: choices.removeOld ? 0 : tooOld(shelf.items, { keepDays: choices.keepDays, now, lastFailed }).length,
    due: isDue(choices, shelf.items, null, now),
    lastFailure:
      lastAttempt?.error === null || lastAttempt === null
        ? null
        : { at: lastAttempt.at, error: lastAttempt.error },
    expiresInDays: daysUntil(choices.expiresOn, new Date()),
  };
}
