import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Format, Inspection } from '../../../../main/backups/engine/engine.ts';
import { inspect } from '../../../../main/backups/engine/inspect.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/postgres.ts';
import { createRandom } from '../../../support/random.ts';
import { dumpOf, inPieces, restoreInto } from './support/files.ts';

const full = process.env.FAULTS === 'full';
const truncations = full ? 20 : 5;
const flips = full ? 200 : 15;
/** Of each, how many are also restored, or rather not. */
const attempts = full ? flips : 2;
const formats: Format[] = ['sql', 'sql.gz', 'bundle'];

let source: TestDatabase;
let target: TestDatabase;
const files = new Map<Format, Buffer>();

beforeAll(async () => {
  source = await createTestDatabase('calculus');
  target = await createTestDatabase();
  await source.query(
    `INSERT INTO usuarios (email, password) SELECT n || '@example.org', md5(n::text) FROM generate_series(1, 60) n`,
  );
  await source.query(`INSERT INTO respuestas_foro5 (email, r2, imagen_1)
    SELECT email, 'palabras', decode(repeat(md5(email), 40), 'hex') FROM usuarios`);
  for (const format of formats) files.set(format, (await dumpOf(source, { format })).file);
});

afterAll(async () => {
  await source.drop();
  await target.drop();
});

const fileIn = (format: Format) => files.get(format) as Buffer;

async function verdictOn(file: Buffer): Promise<Inspection> {
  return inspect(inPieces(file), { depth: 'whole' });
}

async function expectNotRestored(file: Buffer): Promise<void> {
  const error: unknown = await restoreInto(target, file).then(
    () => 'restored',
    (cause: unknown) => cause,
  );
  // A file whose very beginning is damaged is no backup any more; any other one is a damaged backup.
  const ours = (await verdictOn(file)).kind.startsWith('tiza-');
  expect(error).toMatchObject({
    code: ours ? 'backup-damaged' : expect.stringMatching(/backup-damaged|invalid-input/),
  });
  expect(
    await target.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
  ).toEqual([]);
}

test.each(formats)('an undamaged %s agrees with itself', async (format) => {
  expect(await verdictOn(fileIn(format))).toMatchObject({
    complete: true,
    damage: null,
    kind: `tiza-${format}`,
  });
});

test.each(formats)(
  'a %s cut off anywhere is found and never restored',
  { timeout: full ? 600_000 : 120_000 },
  async (format) => {
    const file = fileIn(format);
    const random = createRandom(11);
    const lengths = Array.from({ length: truncations }, () => random.below(file.length));
    // The hardest to see: all but the last byte, and all but what closes the file.
    for (const [n, length] of [...lengths, file.length - 1, file.length - 102].entries()) {
      const cut = file.subarray(0, length);
      const verdict = await verdictOn(cut);
      expect(verdict.complete, `cut at ${length}`).toBe(false);
      if (n < attempts) await expectNotRestored(cut);
    }
  },
);

test.each(formats)(
  'one wrong bit anywhere in a %s is found and never restored',
  { timeout: full ? 1_800_000 : 240_000 },
  async (format) => {
    const file = fileIn(format);
    const random = createRandom(12);
    for (let n = 0; n < flips; n++) {
      const wrong = Buffer.from(file);
      const at = random.below(file.length);
      wrong[at] = (wrong[at] ?? 0) ^ (1 << random.below(8));
      const verdict = await verdictOn(wrong);
      expect(verdict.complete, `bit wrong in byte ${at}`).toBe(false);
      if (n < attempts) await expectNotRestored(wrong);
    }
  },
);

test.each(formats)('bytes added to a %s are found', async (format) => {
  const more = Buffer.concat([fileIn(format), Buffer.from('\nDROP TABLE usuarios;\n')]);
  expect((await verdictOn(more)).complete).toBe(false);
  await expectNotRestored(more);
});

test('a backup of a newer Tiza says so rather than that it is damaged', async () => {
  const newer = Buffer.from(fileIn('sql').toString('utf8').replace('{"version":1', '{"version":2'));
  const words = { code: 'invalid-input', details: { reason: 'backup-from-newer', version: 2 } };
  await expect(restoreInto(target, newer)).rejects.toMatchObject(words);
  await expect(verdictOn(newer)).rejects.toMatchObject(words);
});
