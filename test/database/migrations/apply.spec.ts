import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookingOnly } from '../../../main/database/looking-only.ts';
import { createDatabase } from '../../../main/database/pool.ts';
import { migrations } from '../../../migrations/all.ts';
import { findPgDump, pgDump } from '../../support/pg-dump.ts';
import { targetOf } from '../../support/target.ts';
import { applyAll, createScene, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.end());

const noPgDump = (await findPgDump()) === undefined;
const tablesOfThePlatform = ['-s', '--schema=public'];

describe('the plan', () => {
  it('names every object that will be there, and no other', async () => {
    const schema = scene.desk();
    const { steps } = await schema.plan();
    expect(await scene.objects()).toEqual([]);
    await applyAll(schema);
    expect(steps.flatMap(({ creates }) => creates).toSorted()).toEqual((await scene.objects()).toSorted());
    expect(steps.map(({ sql }) => sql)).toEqual(migrations.map(({ statements }) => [...statements]));
  });

  it('is empty once everything is applied', async () => {
    const schema = scene.desk();
    await applyAll(schema);
    expect((await schema.plan()).steps).toEqual([]);
    expect(await applyAll(schema)).toMatchObject({ state: 'current' });
  });

  it('covers only what is still to do', async () => {
    await applyAll(scene.desk({ migrations: migrations.slice(0, 2) }));
    const { steps } = await scene.desk().plan();
    expect(steps.map(({ id }) => id)).toEqual(migrations.slice(2).map(({ id }) => id));
  });
});

describe('applying', () => {
  it('goes from none to current, and says so to a second desk', async () => {
    const schema = scene.desk();
    expect(await schema.status()).toEqual({ state: 'none', mode: 'without-additions', mayApply: true });
    expect(await applyAll(schema)).toEqual({ state: 'current', mode: 'full', mayApply: true });
    expect(await scene.desk().status()).toMatchObject({ state: 'current' });
    expect(
      await scene.course.query('SELECT id, app_version, applied_by FROM tiza.migrations ORDER BY id'),
    ).toEqual(migrations.map(({ id }) => ({ id, app_version: '0.1.0', applied_by: scene.course.user })));
  });

  it('does nothing without the consent of exactly this plan', async () => {
    const schema = scene.desk();
    const other = await createScene();
    try {
      const { consent: elsewhere } = await other.desk().plan();
      const { consent: shorter } = await scene.desk({ migrations: migrations.slice(0, 1) }).plan();
      for (const consent of [elsewhere, shorter, '0'.repeat(64)]) {
        await expect(schema.apply({ consent, withoutBackup: true })).rejects.toMatchObject({
          code: 'conflict',
          details: { reason: 'plan-changed' },
        });
      }
    } finally {
      await other.end();
    }
    expect(await scene.objects()).toEqual([]);
  });

  it('asks when no backup can be taken, and goes on when told', async () => {
    const schema = scene.desk({ backupFirst: async () => 'not-available' });
    const { consent } = await schema.plan();
    await expect(schema.apply({ consent, withoutBackup: false })).rejects.toMatchObject({
      code: 'backup-tool-missing',
    });
    expect(await scene.objects()).toEqual([]);
    expect(await schema.apply({ consent, withoutBackup: true })).toMatchObject({ state: 'current' });
  });

  it('changes nothing when the backup fails', async () => {
    const schema = scene.desk({ backupFirst: () => Promise.reject(new Error('disk full')) });
    await expect(applyAll(schema)).rejects.toThrow('disk full');
    expect(await scene.objects()).toEqual([]);
  });

  it('goes into an empty schema that somebody made beforehand', async () => {
    await scene.course.query('CREATE SCHEMA tiza');
    expect(await applyAll(scene.desk())).toMatchObject({ state: 'current' });
  });

  // The package that ships with Tiza brings no pg_dump.
  it.skipIf(noPgDump)("leaves the platform's own tables as pg_dump prints them", async () => {
    const before = await pgDump(scene.course, tablesOfThePlatform);
    await applyAll(scene.desk());
    expect(await pgDump(scene.course, tablesOfThePlatform)).toBe(before);
    expect(before).toContain('CREATE TABLE public.feedback');
  });

  it("leaves the platform's TRUNCATE, DELETE and DROP as they were", async () => {
    await applyAll(scene.desk());
    const { query } = scene.course;
    await query("INSERT INTO usuarios (email, password) VALUES ('a@uni.example', 'x')");
    await query(
      "INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('a@uni.example', 'Foro 1', 'x')",
    );
    await query(`INSERT INTO tiza.authorship (feedback_id, written, key, author)
      SELECT id, extract(epoch from fecha), gen_random_uuid(), 'Ana' FROM feedback`);
    await query('TRUNCATE feedback RESTART IDENTITY');
    await query(
      "INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('a@uni.example', 'Foro 1', 'y')",
    );
    const ofAna = `SELECT f.id FROM feedback f JOIN tiza.authorship a
      ON a.feedback_id = f.id AND a.written = extract(epoch from f.fecha)`;
    // The id came back, the comment is another one: nobody is taken for its author.
    expect(await query(ofAna)).toEqual([]);
    await query('DELETE FROM feedback');
    await query('DROP TABLE feedback');
  });
});

describe('a login that may not create anything', () => {
  const teacher = { user: '', password: 'only-for-this-test' };
  beforeEach(async () => {
    teacher.user = `ana_${scene.course.database}`;
    await scene.course.query(`CREATE ROLE ${teacher.user} LOGIN PASSWORD '${teacher.password}'`);
    await scene.course.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${teacher.user}`);
  });
  afterEach(async () => {
    await scene.course.query(`DROP OWNED BY ${teacher.user}`);
    await scene.course.query(`DROP ROLE ${teacher.user}`);
  });

  it('is told to ask, and goes on reading', async () => {
    const schema = scene.desk({}, teacher);
    expect(await schema.status()).toEqual({ state: 'none', mode: 'without-additions', mayApply: false });
    const refused = { code: 'forbidden', details: { reason: 'ask-your-admin' } };
    await expect(schema.plan()).rejects.toMatchObject(refused);
    await expect(schema.apply({ consent: '0'.repeat(64), withoutBackup: true })).rejects.toMatchObject(
      refused,
    );
    expect(await scene.objects()).toEqual([]);
  });

  it('reads that a migration waits for the admin', async () => {
    await applyAll(scene.desk({ migrations: migrations.slice(0, 2) }));
    await scene.course.query(`GRANT USAGE ON SCHEMA tiza TO ${teacher.user}`);
    await scene.course.query(`GRANT SELECT ON tiza.migrations TO ${teacher.user}`);
    expect(await scene.desk({}, teacher).status()).toEqual({
      state: 'pending',
      mode: 'read-only',
      mayApply: false,
      problem: { reason: 'schema-pending' },
    });
  });

  it('asks their owner where the first steps are somebody else’s, and does not begin', async () => {
    await applyAll(scene.desk({ migrations: migrations.slice(0, 2) }));
    await scene.course.query(`GRANT USAGE, CREATE ON SCHEMA tiza TO ${teacher.user}`);
    await scene.course.query(`GRANT ALL ON ALL TABLES IN SCHEMA tiza TO ${teacher.user}`);
    const schema = scene.desk({}, teacher);
    expect(await schema.status()).toMatchObject({ state: 'pending', mayApply: false });
    await expect(schema.plan()).rejects.toMatchObject({ details: { reason: 'ask-your-admin' } });
    expect(await scene.course.query('SELECT FROM tiza.migrations')).toHaveLength(2);
  });

  it('is told when it may not even look', async () => {
    await applyAll(scene.desk());
    const schema = scene.desk({}, teacher);
    expect(await schema.status()).toMatchObject({ state: 'unreadable', mode: 'read-only', mayApply: false });
    await expect(schema.plan()).rejects.toMatchObject({
      code: 'schema-outdated',
      details: { reason: 'schema-unreadable' },
    });
  });

  it('may not create where every transaction only reads', async () => {
    await scene.course.query(
      `ALTER DATABASE ${scene.course.database} SET default_transaction_read_only = on`,
    );
    expect(await scene.desk().status()).toMatchObject({ state: 'none', mayApply: false });
  });

  it('may not create in a course opened just to look at', async () => {
    const database = lookingOnly(createDatabase(targetOf(scene.course)));
    expect(await scene.desk({ database }).status()).toMatchObject({ state: 'none', mayApply: false });
    await database.close();
  });
});
