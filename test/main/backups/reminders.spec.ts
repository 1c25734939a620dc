import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { DrillResult } from '#contract/backup-words';
import type { BackupJob, ChoicesChange } from '#contract/backups';
import { type BackupMemory, openBackupMemory } from '../../../main/backups/keep/memory.ts';
import { createReminders } from '../../../main/backups/keep/reminders.ts';
import type { Subject } from '../../../main/backups/subject.ts';
import { textsIn } from '../../../main/texts/texts.ts';

const log = { info() {}, warn() {}, error() {} };
const course = { id: 'curso', name: 'Cálculo I' };
let folder: string;
let memory: BackupMemory;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-reminders-'));
  memory = await openBackupMemory({ folder, defaultFolder: folder, log });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** What is said at each of these moments. */
async function said(choices: ChoicesChange, moments: Date[], drill: DrillResult | null = null) {
  await memory.update(course.id, (current) => ({ ...current, choices }));
  const titles: string[] = [];
  let now = new Date();
  const reminders = createReminders({
    subject: () => ({ course, now: () => now.getTime() }) as Subject,
    memory,
    passphrases: { isKnown: () => true },
    backUp: async () => ({ state: 'done', drill }) as BackupJob,
    notify: ({ title }) => void titles.push(title),
    texts: () => textsIn('es').backups,
    log,
    now: () => now,
  });
  for (now of moments) await reminders.look();
  reminders.stop();
  return titles;
}

it('tells a backup that was tried from one that could not be', async () => {
  const moment = [new Date()];
  const told = (drill: DrillResult) => said({ schedule: 'automatic', encrypt: false }, moment, drill);
  expect(await told({ outcome: 'same', tables: 3, rows: 9, seconds: 1 })).toEqual(['Cálculo I: copia hecha']);
  expect(await told({ outcome: 'failed', message: 'no room' })).toEqual([
    'Cálculo I: copia hecha, pero sin probar',
  ]);
});

it('reminds once a day, by the calendar of this computer', async () => {
  vi.stubEnv('TZ', 'America/Bogota');
  const at = (local: string) => new Date(`2026-11-${local}:00-05:00`);
  const moments = [at('20T08:00'), at('20T20:00'), at('21T00:10'), at('21T20:00')];
  expect(await said({ schedule: 'remind' }, moments)).toHaveLength(2);
  const first = await said({ schedule: 'remind' }, [at('22T20:00'), at('23T08:00')]);
  expect(first).toHaveLength(2);
});
