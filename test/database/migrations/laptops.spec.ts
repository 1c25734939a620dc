import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations } from '../../../migrations/all.ts';
import type { Migration } from '../../../migrations/migration.ts';
import { applyAll, createScene, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.end());

const ledger = () =>
  scene.course.query<{ id: number }>('SELECT id FROM tiza.migrations ORDER BY applied_at, id');
const ids = migrations.map(({ id }) => id);

describe('several laptops at once', () => {
  it('apply each migration exactly once, and all of them end current', async () => {
    for (let round = 0; round < 5; round++) {
      const desks = Array.from({ length: 4 }, () => scene.desk());
      const statuses = await Promise.all(desks.map(applyAll));
      expect(statuses.map(({ state }) => state)).toEqual(Array(4).fill('current'));
      expect((await ledger()).map(({ id }) => id)).toEqual(ids);
      await scene.course.query('DROP SCHEMA tiza CASCADE');
    }
  });

  it('may agree before a colleague has begun and apply after he has finished half', async () => {
    const mine = scene.desk();
    const { consent } = await mine.plan();
    await applyAll(scene.desk({ migrations: migrations.slice(0, 2) }));
    expect(await mine.apply({ consent, withoutBackup: false })).toMatchObject({ state: 'current' });
    expect((await ledger()).map(({ id }) => id)).toEqual(ids);
  });
});

describe('a migration that is cut off', () => {
  const slow: Migration = {
    id: migrations.length + 1,
    name: 'slow',
    creates: ['table half'],
    statements: [
      'CREATE TABLE tiza.half (id int)',
      'SELECT pg_sleep(30)',
      'CREATE TABLE tiza.other (id int)',
    ],
  };
  const pids = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%'`;

  async function cut(how: 'pg_terminate_backend' | 'pg_cancel_backend'): Promise<void> {
    for (;;) {
      const [found] = await scene.course.query<{ pid: number }>(pids);
      if (found) {
        await scene.course.query(`SELECT ${how}($1)`, [found.pid]);
        return;
      }
      await sleep(10);
    }
  }

  it.each(['pg_terminate_backend', 'pg_cancel_backend'] as const)(
    'by %s leaves what was whole and nothing of itself, and can be run again',
    async (how) => {
      const schema = scene.desk({ migrations: [...migrations, slow] });
      const applying = applyAll(schema);
      await Promise.all([expect(applying).rejects.toMatchObject({ name: 'AppError' }), cut(how)]);
      expect((await ledger()).map(({ id }) => id)).toEqual(ids);
      expect(await scene.objects()).not.toContain('table half');
      expect(await schema.status()).toMatchObject({ state: 'pending' });

      const quick = { ...slow, statements: slow.statements.filter((text) => !text.includes('pg_sleep')) };
      expect(await applyAll(scene.desk({ migrations: [...migrations, quick] }))).toMatchObject({
        state: 'current',
      });
    },
  );
});

describe('somebody who does not let go', () => {
  it('makes the others give up within seconds, with nothing done and the same again possible', async () => {
    const holder = new pg.Client({ connectionString: scene.course.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT pg_advisory_xact_lock(1953069665, 1)');
    const schema = scene.desk();
    const started = Date.now();
    await expect(applyAll(schema)).rejects.toMatchObject({
      code: 'busy',
      retryable: true,
      details: { reason: 'lock-timeout' },
    });
    expect(Date.now() - started).toBeLessThan(8000);
    expect(await scene.objects()).toEqual([]);
    await holder.end();
    expect(await applyAll(schema)).toMatchObject({ state: 'current' });
  });
});
