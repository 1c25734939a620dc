import { join } from 'node:path';
import { z } from 'zod';
import { moveState } from '#contract/backup-words';
import { type BackupChoices, backupChoices } from '#contract/backups';
import { errorShape } from '#contract/errors';
import type { Log } from '../../logging/log.ts';
import { openJsonFile } from '../../settings/json-file.ts';

const remembered = z.object({
  choices: backupChoices.partial().default({}),
  /** The last attempt, however it ended. */
  lastAttempt: z.object({ at: z.iso.datetime(), error: errorShape.nullable() }).nullable().default(null),
  /** The person was reminded of these: a day's backup, an expiry. */
  reminded: z.array(z.string()).default([]),
  move: moveState.default({ step: 'none', targetId: null, file: null }),
});

const stored = z.object({
  courses: z.record(z.string(), remembered).default({}),
  /** Courses whose passphrase is in the keychain. */
  inKeychain: z.array(z.string()).default([]),
});

export type Remembered = z.output<typeof remembered>;

export interface BackupMemory {
  of(course: string): Remembered;
  choices(course: string): BackupChoices;
  update(course: string, change: (current: Remembered) => Remembered): Promise<Remembered>;
  keychainEntries(): string[];
  setKeychainEntry(course: string, there: boolean): Promise<void>;
}

export interface MemoryDeps {
  folder: string;
  /** Where backups go until somebody says otherwise. */
  defaultFolder: string;
  log: Log;
}

const mostReminders = 30;

/** What was chosen and what happened, course by course; never a passphrase. */
export async function openBackupMemory({ folder, defaultFolder, log }: MemoryDeps): Promise<BackupMemory> {
  const file = await openJsonFile<z.output<typeof stored>>({
    path: join(folder, 'backups.json'),
    schema: stored,
    defaults: stored.parse({}),
    log,
    salvage: wholeCourses,
  });
  const of = (course: string): Remembered => file.value().courses[course] ?? remembered.parse({});

  return {
    of,
    choices: (course) => ({ ...usual(defaultFolder), ...of(course).choices }),
    async update(course, change) {
      const { courses } = await file.update((current) => {
        const next = change(current.courses[course] ?? remembered.parse({}));
        const reminded = next.reminded.slice(-mostReminders);
        return { ...current, courses: { ...current.courses, [course]: { ...next, reminded } } };
      });
      return courses[course] ?? remembered.parse({});
    },
    keychainEntries: () => file.value().inKeychain,
    async setKeychainEntry(course, there) {
      await file.update((current) => {
        const others = current.inKeychain.filter((one) => one !== course);
        return { ...current, inKeychain: there ? [...others, course] : others };
      });
    },
  };
}

/** Encrypted, because the tables hold passwords as they are typed; whole, because half a backup is none. */
function usual(folder: string): BackupChoices {
  return {
    folder,
    format: 'sql.gz',
    encrypt: true,
    scope: { kind: 'database' },
    content: 'all',
    withoutPasswords: false,
    schedule: 'remind',
    keepDays: 7,
    removeOld: false,
    expiresOn: null,
  };
}

function wholeCourses(raw: unknown): unknown {
  const { courses, inKeychain } = z
    .object({
      courses: z.record(z.string(), z.unknown()).catch({}),
      inKeychain: z.array(z.string()).catch([]),
    })
    .catch({ courses: {}, inKeychain: [] })
    .parse(raw);
  const whole = Object.entries(courses).filter(([, one]) => remembered.safeParse(one).success);
  return { courses: Object.fromEntries(whole), inKeychain };
}
