import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { createInstance } from 'i18next';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#contract/app-error';
import type { BackupFile } from '#contract/backups';
import type { ErrorShape } from '#contract/errors';
import { firstWords, headerMark } from '../../../main/backups/engine/format/marks.ts';
import { readTarHeader, tarBlock, tarHeader } from '../../../main/backups/engine/format/tar.ts';
import { errorText, type Translate } from '../../../renderer/features/errors/error-text.ts';
import { english } from '../../../renderer/i18n/english.ts';
import { resources } from '../../../renderer/i18n/resources.ts';
import { type BackupRoom, openRoom, students } from '../../support/backups/room.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { dumpOf } from './engine/support/files.ts';

// What somebody is told of a file that is not restored, whichever way they came to it: three sentences, in both
// languages, and the database they wanted to restore into as empty as it was.

let database: TestDatabase;
let place: TestDatabase;
let room: BackupRoom;
let folder: string;
let empty: string;
const spoken = new Map<string, Translate>();

beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(students);
  place = await createTestDatabase('empty');
  room = await openRoom(database);
  empty = await room.save(place, 'Nueva');
  folder = await mkdtemp(join(tmpdir(), 'tiza-refusals-'));
  for (const [language, texts] of Object.entries({ es: resources.es, en: english })) {
    const speech = createInstance();
    await speech.init({
      resources: { [language]: texts },
      lng: language,
      interpolation: { escapeValue: false },
    });
    spoken.set(language, speech.t as unknown as Translate);
  }
});
afterAll(async () => {
  await room.close();
  await database.drop();
  await place.drop();
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: Buffer | string): Promise<BackupFile> {
  const path = join(folder, name);
  await writeFile(path, content);
  room.choose(path);
  return (await room.pickFile())?.file ?? { kind: 'picked', token: '' };
}

/** How it was told: by a call that was refused, or by a job that failed. */
async function told(work: () => Promise<unknown>): Promise<ErrorShape | null> {
  try {
    return (await work()) as ErrorShape | null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, details, retryable } = error;
    return { code, message, retryable, reference: '', ...(details && { details }) };
  }
}

function sentences(error: ErrorShape | null) {
  if (error === null) return null;
  const words = [...spoken.values()].flatMap((t) =>
    Object.values(errorText(t, new AppError(error.code, error.message, error))),
  );
  expect(words.filter((word) => word === '' || /\{\{|reasons:|codes\./.test(word))).toEqual([]);
  return error.details?.reason;
}

const target = () => ({ kind: 'profile', id: empty }) as const;
const ways = {
  inspect: (file: BackupFile) => room.inspect({ file }).then(() => null),
  prove: async (file: BackupFile) => (await room.ended(room.prove({ file }))).error,
  async restore(file: BackupFile) {
    const { consent } = await room.planRestore({ file, target: target() });
    const asked = { file, target: target(), consent, typed: '', keepNewer: true };
    return (await room.ended(room.restore(asked))).error;
  },
};

async function reasons(file: BackupFile) {
  const found: Record<string, unknown> = {};
  for (const [name, way] of Object.entries(ways)) found[name] = sentences(await told(() => way(file)));
  const left = await place.query(`SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace`);
  expect(left).toEqual([]);
  return found;
}

/** The same bundle as another Tiza would have packed it. */
function withZstd(bundle: Buffer): Buffer {
  const changed = Buffer.from(bundle);
  for (let at = 0; at + tarBlock <= changed.length; at += tarBlock) {
    const found = readTarHeader(changed.subarray(at, at + tarBlock));
    if (found?.name.endsWith('.gz')) {
      tarHeader(found.name.replace(/\.gz$/, '.zst'), found.size).copy(changed, at);
    }
  }
  return changed;
}

describe('a file that is not restored', () => {
  it('of a newer version says which', async () => {
    const words = `${firstWords}\n${headerMark}{"version":2}\n`;
    await writeFile(join(folder, 'nueva.sql'), words);
    room.choose(join(folder, 'nueva.sql'));
    const shown = await told(() => room.pickFile());
    expect(sentences(shown)).toBe('backup-from-newer');
    // Already on its way in: what was picked before it was replaced.
    const file = await put('cambiada.sql', 'SELECT 1;');
    await writeFile(join(folder, 'cambiada.sql'), words);
    const newer = 'backup-from-newer';
    expect(await reasons(file)).toEqual({ inspect: newer, prove: newer, restore: newer });
    expect(sentences(await told(() => room.planRestore({ file, target: { kind: 'in-place' } })))).toBe(newer);
    expect(sentences(await told(() => room.lookInside({ file })))).toBe(newer);
  });

  it('in a compression that this computer lacks, damaged, cut short, or that would run something says so', async () => {
    const bundle = (await dumpOf(database, { format: 'bundle' })).file;
    // A newer Node can open what this one cannot.
    if (!('zstdDecompress' in zlib)) {
      const zstd = await put('otra.tiza', withZstd(bundle));
      expect(await reasons(zstd)).toMatchObject({
        inspect: null,
        prove: 'backup-zstd-missing',
        restore: 'backup-zstd-missing',
      });
    }
    const short = await put('corta.tiza', bundle.subarray(0, bundle.length - 700));
    expect(await reasons(short)).toEqual({
      inspect: null,
      prove: 'backup-truncated',
      restore: 'backup-truncated',
    });
    const sql = (await dumpOf(database, { format: 'sql.gz' })).file;
    sql[sql.length >> 1] = (sql[sql.length >> 1] ?? 0) ^ 4;
    const flipped = await reasons(await put('tocada.sql.gz', sql));
    expect(flipped).toEqual({ inspect: null, prove: 'backup-altered', restore: 'backup-altered' });
    const hostile = await put('ajena.sql', 'CREATE TABLE t (n int);\n\\! rm -rf ~\n');
    const refused = 'backup-psql-command';
    expect(await reasons(hostile)).toEqual({ inspect: null, prove: refused, restore: refused });
    const noise = await put('ruido.bin', Buffer.alloc(5000, 7));
    expect(await reasons(noise)).toEqual({
      inspect: null,
      prove: 'backup-not-recognised',
      restore: 'backup-kind-unknown',
    });
    expect(sentences((await room.ended(room.lookInside({ file: noise }))).error)).toBe(
      'backup-not-recognised',
    );
  });

  it('starts no program on this computer where it is tried', async () => {
    const reach = await mkdtemp(join(tmpdir(), 'tiza-reach-'));
    await chmod(reach, 0o777);
    try {
      const outward = `COPY (SELECT 1) TO PROGRAM ''touch ${reach}/ran''`;
      const hidden = await put(
        'do.sql',
        `CREATE TABLE t (n int);\nDO $x$ BEGIN EXECUTE '${outward}'; END $x$;\n`,
      );
      expect((await room.ended(room.prove({ file: hidden }))).drill).toMatchObject({ outcome: 'failed' });
      expect(await readdir(reach)).toEqual([]);
    } finally {
      await rm(reach, { recursive: true, force: true });
    }
  });
});
