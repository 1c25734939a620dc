import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobStep } from '#contract/backup-words';
import type { BackupChoices } from '#contract/backups';
import { AppError } from '#contract/errors';
import type { Log } from '../../logging/log.ts';
import type { Engine } from '../engine-words.ts';
import { requireSpace } from '../file/disk.ts';
import { type Manifest, manifestName, writeManifest } from '../file/manifest.ts';
import { removeLeftovers } from '../file/part-name.ts';
import type { Telling } from '../jobs.ts';
import { prove } from '../proof/prove.ts';
import { readBack, requireSameSummary } from '../proof/read-back.ts';
import { readBackupRights } from '../rights-queries.ts';
import type { Subject } from '../subject.ts';
import { backupFileName } from './file-name.ts';
import { type Taken, writeBuiltIn } from './write-built-in.ts';
import { writeByPgDump } from './write-by-pg-dump.ts';

export interface TakeBackup {
  subject: Subject;
  choices: BackupChoices;
  passphrase: string | null;
  engine: Engine;
  /** Where throw-away servers may lie. */
  drillFolder: string;
  telling: Telling;
  /** It has its name: whatever comes now, the passphrase opens it. */
  onNamed?(): Promise<void>;
  log: Log;
}

export const backupSteps: readonly JobStep[] = [
  'rights',
  'space',
  'dump',
  'read-back',
  'drill-start',
  'drill-restore',
  'drill-compare',
];

/** pg_dump takes a table without the functions its triggers need, and no table without one of its columns. */
function possible(choices: BackupChoices): BackupChoices {
  if (choices.format !== 'custom') return choices;
  return { ...choices, scope: { kind: 'database' }, withoutPasswords: false };
}

/** Half a backup is none: what this login cannot read is said before anything is written. */
async function requireRights({ subject, choices }: TakeBackup): Promise<number> {
  const { missing, rowsHidden, bytes } = await readBackupRights(subject.db);
  const [first] = missing;
  if (choices.scope.kind === 'database' && first !== undefined) {
    throw new AppError('forbidden', `Not readable: ${missing.map(({ object }) => object).join(', ')}`, {
      details: { reason: 'backup-rights-missing', object: first.object, count: missing.length },
    });
  }
  if (rowsHidden) {
    throw new AppError('forbidden', 'Row security hides rows from this login', {
      details: { reason: 'backup-rows-hidden' },
    });
  }
  return bytes;
}

function requirePassphrase({ choices, passphrase }: TakeBackup): string | null {
  if (!choices.encrypt) return null;
  if (passphrase !== null) return passphrase;
  throw new AppError('credentials-rejected', 'No passphrase was given', {
    details: { reason: 'backup-passphrase-needed' },
  });
}

/**
 * A backup from the first look to the proof. It gets its name when it has been read back as whoever restores it
 * will read it; then it is restored somewhere else and compared. Until it has its name, nothing of it stays.
 */
export async function takeBackup(asked: TakeBackup): Promise<Manifest> {
  const options = { ...asked, choices: possible(asked.choices) };
  const { subject, choices, engine, telling, log } = options;
  const passphrase = requirePassphrase(options);
  telling.begin('rights');
  const estimate = await requireRights(options);
  telling.begin('space');
  await removeLeftovers(choices.folder);
  await requireSpace(await existing(choices.folder), choices.content === 'schema' ? 1e6 : estimate);

  telling.begin('dump');
  const name = backupFileName(subject.course.name, choices, new Date());
  const write = choices.format === 'custom' ? writeByPgDump : writeBuiltIn;
  const taken = await write({ subject, choices, passphrase, name, engine, telling });
  let manifest: Manifest;
  try {
    telling.begin('read-back');
    manifest = await readBackBeforeNaming(options, taken, name, passphrase);
    await taken.file.keep();
  } catch (error) {
    await taken.file.discard();
    throw error;
  }
  const path = join(choices.folder, name);
  await writeManifest(manifestName(path), manifest);
  telling.file(name);
  await options.onNamed?.();
  log.info('A backup was written', { file: name, bytes: manifest.bytes });
  return prove({ ...options, path, manifest, passphrase });
}

async function readBackBeforeNaming(
  { subject, choices, engine, telling }: TakeBackup,
  { file, facts, summary }: Taken,
  name: string,
  passphrase: string | null,
): Promise<Manifest> {
  const { bytes, sha256 } = file.written;
  const found = await readBack(engine, file.path, {
    passphrase,
    signal: telling.signal,
    onBytes: (read) =>
      telling.progress({ table: null, tablesDone: 0, tables: 0, bytes: read, totalBytes: bytes }),
  });
  if (summary !== null) requireSameSummary(found.summary, summary);
  return {
    tiza: 'backup',
    version: 1,
    file: name,
    bytes,
    sha256,
    course: subject.course,
    server: subject.server,
    format: choices.format,
    encrypted: passphrase !== null,
    scope: choices.scope,
    content: choices.content,
    withoutPasswords: choices.withoutPasswords,
    ...facts,
    level: 'read-back',
    levelAt: new Date().toISOString(),
    drill: null,
  };
}

/** The folder, or the nearest above it that is there: that is the disk it will lie on. */
async function existing(folder: string): Promise<string> {
  if (await stat(folder).catch(() => null)) return folder;
  const above = join(folder, '..');
  return above === folder ? folder : existing(above);
}
