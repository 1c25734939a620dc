import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../main/database/migrations/runner.ts';
import { migrations } from '../../../migrations/all.ts';
import { applyAll, createScene, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
  await applyAll(scene.desk({ migrations: migrations.slice(0, 3) }));
});
afterEach(() => scene.end());

const meddling = [
  {
    what: 'an edited migration',
    sql: `UPDATE tiza.migrations SET sha256 = repeat('0', 64) WHERE id = 2`,
    state: 'tampered',
    details: { reason: 'migration-edited', subject: '0002_feedback' },
  },
  {
    what: 'a missing one',
    sql: 'DELETE FROM tiza.migrations WHERE id = 2',
    state: 'tampered',
    details: { reason: 'migration-missing', subject: '0002_feedback' },
  },
  {
    what: 'a half-applied one: a table is there already',
    sql: 'CREATE TABLE tiza.bank_uses (id int)',
    state: 'half-applied',
    details: { reason: 'schema-half-applied', subject: 'table bank_uses' },
  },
  {
    what: 'a half-applied one: a table is gone',
    sql: 'DROP TABLE tiza.marks',
    state: 'half-applied',
    details: { reason: 'schema-half-applied', subject: 'table marks' },
  },
  {
    what: 'a ledger that is gone',
    sql: 'DROP TABLE tiza.migrations',
    state: 'half-applied',
    details: { reason: 'schema-half-applied' },
  },
  {
    what: 'a ledger that is none of ours',
    sql: 'ALTER TABLE tiza.migrations DROP COLUMN sha256',
    state: 'half-applied',
    details: { reason: 'schema-half-applied' },
  },
  {
    what: 'a type that is in the way of a table',
    sql: 'CREATE TYPE tiza.bank AS (id int)',
    state: 'half-applied',
    details: { reason: 'schema-half-applied', subject: 'table bank' },
  },
  {
    what: 'a column of another type',
    sql: 'ALTER TABLE tiza.sends ALTER key TYPE text',
    state: 'tampered',
    details: { reason: 'schema-altered', subject: 'column sends.key' },
  },
  {
    what: 'a column that is gone',
    sql: 'ALTER TABLE tiza.marks DROP COLUMN reason',
    state: 'tampered',
    details: { reason: 'schema-altered', subject: 'column marks.reason' },
  },
  {
    what: 'a primary key that is gone',
    sql: 'ALTER TABLE tiza.authorship DROP CONSTRAINT authorship_pkey',
    state: 'tampered',
    details: { reason: 'schema-altered', subject: 'primary key authorship' },
  },
  {
    what: 'a trigger that was switched off',
    sql: 'ALTER TABLE tiza.history DISABLE TRIGGER only_grows',
    state: 'tampered',
    details: { reason: 'schema-altered', subject: 'trigger history.only_grows' },
  },
  {
    what: 'a function that does something else',
    sql: 'CREATE OR REPLACE FUNCTION tiza.only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN old; END $$',
    state: 'tampered',
    details: { reason: 'schema-altered', subject: 'function only_grows' },
  },
  {
    what: 'rules on one table alone',
    sql: 'ALTER TABLE tiza.notes ENABLE ROW LEVEL SECURITY; CREATE POLICY tiza_own ON tiza.notes USING (true)',
    state: 'tampered',
    details: { reason: 'rules-incomplete', subject: 'authorship' },
  },
  {
    what: 'a newer Tiza',
    sql: `INSERT INTO tiza.migrations (id, name, sha256, app_version)
      VALUES (4, 'bank', '${'a'.repeat(64)}', '9.0.0'), (5, 'later', '${'b'.repeat(64)}', '9.0.0')`,
    known: migrations.slice(0, 3),
    state: 'newer',
    details: { reason: 'schema-newer', subject: '0004_bank' },
  },
] as const;

describe.each(meddling)('$what', (one) => {
  it('stops everything, says why and leaves it as it is', async () => {
    await scene.course.query(one.sql);
    const before = await scene.objects();
    const schema = scene.desk('known' in one ? { migrations: one.known } : {});

    const status = await schema.status();
    expect(status).toMatchObject({ state: one.state, mode: 'read-only', problem: one.details });
    const refused = { code: 'schema-outdated', retryable: false, details: one.details };
    expect(refusalOf(status)).toMatchObject(refused);
    await expect(schema.plan()).rejects.toMatchObject(refused);
    await expect(schema.apply({ consent: '0'.repeat(64), withoutBackup: true })).rejects.toMatchObject(
      refused,
    );
    expect(await scene.objects()).toEqual(before);
  });
});

describe('meddling between the plan and the consent', () => {
  it('is noticed under the lock', async () => {
    let meddled = false;
    const schema = scene.desk({
      backupFirst: async () => {
        await scene.course.query('CREATE TABLE tiza.bank (id int)');
        meddled = true;
        return 'verified';
      },
    });
    await expect(applyAll(schema)).rejects.toMatchObject({
      code: 'schema-outdated',
      details: { reason: 'schema-half-applied', subject: 'table bank' },
    });
    expect(meddled).toBe(true);
    expect(await scene.course.query('SELECT id FROM tiza.migrations ORDER BY id')).toHaveLength(3);
  });
});
