import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BackupFile, RestoreTarget } from '#contract/backups';
import { type BackupRoom, openRoom, openSaved, students } from '../../support/backups/room.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let room: BackupRoom;
const made: TestDatabase[] = [];
beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(students);
});
afterAll(async () => {
  for (const each of [database, ...made]) await each.drop();
});
beforeEach(async () => {
  room = await openRoom(database);
});
afterEach(() => room.close());

async function emptyCourse(): Promise<{ id: string; place: TestDatabase }> {
  const place = await createTestDatabase('empty');
  made.push(place);
  return { id: await room.save(place, 'Nueva'), place };
}

async function taken(): Promise<BackupFile> {
  await room.take();
  const [backup] = (await room.overview()).backups;
  return { kind: 'shelf', id: backup?.id ?? '' };
}

async function restore(
  file: BackupFile,
  target: RestoreTarget,
  more: { typed?: string; keepNewer?: boolean } = {},
) {
  const { consent } = await room.planRestore({ file, target });
  return room.ended(room.restore({ file, target, consent, typed: '', keepNewer: true, ...more }));
}

const comments = (where: TestDatabase) =>
  where.query<{ comentario: string }>('SELECT comentario FROM feedback ORDER BY id');

describe('restoring', () => {
  it('fills the empty database of a saved course, compares it and can be opened there', async () => {
    const { id, place } = await emptyCourse();
    const file = await taken();
    expect(await restore(file, { kind: 'profile', id })).toMatchObject({
      state: 'done',
      drill: { outcome: 'same', tables: 10, rows: 90 },
      restored: { profileId: id, database: place.database },
    });
    expect(await comments(place)).toEqual(await comments(database));
    const again = await room.planRestore({ file, target: { kind: 'profile', id } });
    expect(again.obstacles).toEqual([
      { reason: 'backup-target-not-empty', facts: { objects: '10', example: 'examen1' } },
    ]);
    await openSaved(room, id);
    expect(room.courses.status().course?.platform).toBe('calculus');
  });

  it('makes a new database on the server, and takes it away again where it could not be filled', async () => {
    const file = await taken();
    const name = `${database.database}_copia "x"`;
    const there = async () =>
      (await database.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).length;
    const target = { kind: 'new-database', name } as const;
    const cancelledEarly = room.restore({ ...(await consentFor(file, target)), keepNewer: true, typed: '' });
    await cancelledEarly;
    await room.cancel();
    expect([room.told.at(-1)?.state, await there()]).toEqual(['cancelled', 0]);
    expect(await restore(file, target)).toMatchObject({ state: 'done', restored: { database: name } });
    expect(await there()).toBe(1);
    expect(await restore(file, target)).toMatchObject({
      state: 'failed',
      error: { code: 'conflict', details: { reason: 'backup-database-exists', name } },
    });
    expect(await there()).toBe(1);
    await database.query(`DROP DATABASE "${name.replaceAll('"', '""')}"`);
  });

  async function consentFor(file: BackupFile, target: RestoreTarget) {
    const { consent } = await room.planRestore({ file, target });
    return { file, target, consent };
  }
});

// Four servers are set up and taken away in each of them.
describe('restoring over the course itself', { timeout: 90_000 }, () => {
  const target = { kind: 'in-place' } as const;
  const typed = 'Cálculo I';

  async function writeSince(): Promise<void> {
    await database.query(`INSERT INTO feedback (email_alumno, actividad, comentario)
      VALUES ('est1@uni.example', 'Foro 1', 'posterior')`);
    await database.query(`UPDATE feedback SET comentario = 'reescrito' WHERE comentario = 'Bien 3'`);
    await database.query(`UPDATE respuestas_foro1 SET r1 = 'perdido' WHERE email = 'est2@uni.example'`);
  }

  it('tells what was written since, keeps it, and has backed up what was there before', async () => {
    const ana = `${database.database}_ana`;
    await database.query(`CREATE ROLE ${ana}; GRANT SELECT (email, nombre) ON usuarios TO ${ana};
      GRANT SELECT, INSERT ON feedback TO ${ana}; GRANT USAGE ON SEQUENCE feedback_id_seq TO ${ana} WITH GRANT OPTION;
      CREATE FUNCTION secreto(int) RETURNS int LANGUAGE sql AS 'SELECT $1'; REVOKE ALL ON FUNCTION secreto FROM PUBLIC`);
    const rights = () =>
      database.query(
        `SELECT has_column_privilege($1, 'usuarios', 'nombre', 'SELECT') AS named,
          has_column_privilege($1, 'usuarios', 'password', 'SELECT') AS secret,
          has_table_privilege($1, 'feedback', 'INSERT') AS writes,
          has_sequence_privilege($1, 'feedback_id_seq', 'USAGE WITH GRANT OPTION') AS numbers,
          has_function_privilege($1, 'secreto(int)', 'EXECUTE') AS calls`,
        [ana],
      );
    const before = await rights();
    const file = await taken();
    await writeSince();
    await database.query('CREATE TABLE nueva (n int); INSERT INTO nueva VALUES (1)');
    const plan = await room.planRestore({ file, target });
    expect(plan.typed).toBe(typed);
    expect(plan.newer.map(({ comment, difference }) => [comment, difference])).toEqual([
      ['reescrito', 'changed'],
      ['posterior', 'new'],
    ]);
    expect(plan.differences).toContainEqual({ table: 'feedback', inBackup: 20, inCourse: 21 });
    expect(plan.differences).toContainEqual({ table: 'nueva', inBackup: null, inCourse: 1 });
    const unsure = room.restore({ file, target, consent: plan.consent, typed: 'calculo', keepNewer: true });
    await expect(unsure).rejects.toMatchObject({ details: { reason: 'backup-name-not-typed' } });

    expect(await restore(file, target, { typed })).toMatchObject({ state: 'done', error: null });
    expect((await room.overview()).backups).toHaveLength(2);
    const words = (await comments(database)).map(({ comentario }) => comentario);
    expect(words).toHaveLength(21);
    expect(words).toEqual(expect.arrayContaining(['posterior', 'reescrito', 'Bien 20']));
    const [row] = await database.query<{ r1: string }>(
      `SELECT r1 FROM respuestas_foro1 WHERE email = 'est2@uni.example'`,
    );
    expect(row?.r1).toBe('límite límite ');
    expect(await rights()).toEqual(before);
    expect(before).toEqual([{ named: true, secret: false, writes: true, numbers: true, calls: false }]);
    await database.query(`DROP OWNED BY ${ana}; DROP ROLE ${ana}`);
    // The next comment of the platform itself must find its number free.
    await database.query(`INSERT INTO feedback (email_alumno, actividad, comentario)
      VALUES ('est1@uni.example', 'Foro 1', 'siguiente')`);
  });

  it('is not done once somebody has commented, be it while the safety copy is taken or before', async () => {
    const file = await taken();
    const { consent } = await room.planRestore({ file, target });
    const begun = await room.restore({ file, target, consent, typed, keepNewer: true });
    await writeSince();
    expect(await room.ended(Promise.resolve(begun))).toMatchObject({
      state: 'failed',
      error: { code: 'conflict', details: { reason: 'backup-plan-changed' } },
    });
    expect(await comments(database)).toContainEqual({ comentario: 'reescrito' });
    await expect(room.restore({ file, target, consent, typed, keepNewer: false })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'backup-plan-changed' },
    });
  });
});

describe('a look into a backup', () => {
  it('opens it as a course that nobody can write to, and that is gone when it is closed', async () => {
    const file = await taken();
    expect(await room.ended(room.lookInside({ file }))).toMatchObject({ state: 'done' });
    const { about, database: inside, reader } = room.courses.current();
    expect(about).toMatchObject({ name: 'Copia de Cálculo I', readOnly: true });
    expect((await reader.activities(inside)).find(({ key }) => key === 'foro1')?.counts.total).toBe(30);
    await expect(inside.rows({ text: 'DELETE FROM feedback' })).rejects.toMatchObject({ code: 'forbidden' });
    await room.courses.close();
  });
});

describe('a move to another host', () => {
  it('is refused where the course is already, by whichever name', async () => {
    const same = await room.save(database, 'La misma');
    const alias = database.host === 'localhost' ? '127.0.0.1' : 'localhost';
    const otherName = await room.save({ ...database, host: alias }, 'Con otro nombre');
    for (const targetId of [same, otherName]) {
      await expect(room.beginMove({ targetId })).rejects.toMatchObject({
        code: 'conflict',
        details: { reason: 'backup-move-to-itself' },
      });
    }
    expect((await room.move()).step).toBe('none');
  });

  it('goes on where it stopped, and changes the address only when every table is the same', async () => {
    const old = await room.save(database, 'Cálculo I');
    const { id, place } = await emptyCourse();
    await openSaved(room, old);
    await room.change({ encrypt: false });
    await room.beginMove({ targetId: id });
    await place.query('CREATE TABLE estorbo (n int)');
    expect((await room.ended(room.continueMove({ remember: false }))).error?.details?.reason).toBe(
      'backup-target-not-empty',
    );
    expect((await room.move()).step).toBe('restore');
    await place.query('DROP TABLE estorbo');
    expect(await room.ended(room.continueMove({ remember: false }))).toMatchObject({
      state: 'done',
      drill: { outcome: 'same' },
    });
    expect((await room.overview()).backups).toHaveLength(1);
    expect((await room.move()).step).toBe('switch');

    // Ended after everything was there and before that was written down; started again, it is seen.
    const memory = join(room.folder, '../app/backups.json');
    room = await room.restart(async () => {
      const words = await readFile(memory, 'utf8');
      await writeFile(memory, words.replace('"step": "switch"', '"step": "restore"'));
    });
    await openSaved(room, old);
    expect((await room.move()).step).toBe('restore');
    expect(await room.ended(room.continueMove({ remember: false }))).toMatchObject({
      state: 'done',
      drill: { outcome: 'same' },
    });
    // A crash between two writes would lose the old address.
    room.profiles.change = () => Promise.reject(new Error('one of the two alone'));
    expect(await room.switchCourse()).toMatchObject({ step: 'done' });
    expect(room.profiles.find(old)?.database).toBe(place.database);
    expect(room.profiles.find(id)).toMatchObject({ database: database.database, readOnly: true });
  });
});
