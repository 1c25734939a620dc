import { afterEach, beforeEach } from 'vitest';
import { createHistoryTrigger, type HistoryTrigger } from '../../../main/care/history-trigger.ts';
import { createSchema } from '../../../main/database/migrations/runner.ts';
import { createDatabase, type PooledDatabase } from '../../../main/database/pool.ts';
import { courseObjects } from '../../../main/platforms/calculus/course-objects.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { migrations } from '../../../migrations/all.ts';
import { silent } from '../../support/hosted-course.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

export interface HistoryCourse {
  database(): TestDatabase;
  desk(): PooledDatabase;
  query: TestDatabase['query'];
  migrate(): Promise<void>;
  trigger(): Promise<HistoryTrigger>;
  /** Plans and agrees. */
  apply(wanted: boolean): Promise<void>;
  insert(text: string): Promise<unknown[]>;
  history(): Promise<Record<string, unknown>[]>;
}

/** A course of its own for each test. */
export function useHistoryCourse(): HistoryCourse {
  let open: { database: TestDatabase; desk: PooledDatabase } | undefined;
  const now = () => {
    if (open === undefined) throw new Error('The course is there once its tests run');
    return open;
  };
  const query: TestDatabase['query'] = (text, values) => now().database.query(text, values);
  const schema = () =>
    createSchema({
      database: now().desk,
      migrations,
      appVersion: '0.1.0',
      backupFirst: async () => 'verified',
      log: silent,
    });
  const trigger = async () => {
    const { desk } = now();
    return createHistoryTrigger({
      database: desk,
      objects: courseObjects(await readCatalog(desk)),
      schema: schema(),
    });
  };
  beforeEach(async () => {
    const database = await createTestDatabase('calculus');
    open = { database, desk: createDatabase(targetOf(database)) };
  });
  afterEach(async () => {
    await open?.desk.close();
    await open?.database.drop();
  });
  return {
    database: () => now().database,
    desk: () => now().desk,
    query,
    trigger,
    async migrate() {
      const { consent } = await schema().plan();
      await schema().apply({ consent, withoutBackup: false });
    },
    async apply(wanted) {
      const one = await trigger();
      const { consent } = await one.plan(wanted);
      await one.apply({ wanted, consent });
    },
    insert: (text) =>
      query(`INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', $1) RETURNING id`, [text]),
    history: () => query('SELECT action, previous, comment, source FROM tiza.history ORDER BY id'),
  };
}
