import type { CourseSchema, SchemaDeps } from '../../../main/database/migrations/runner.ts';
import { createSchema } from '../../../main/database/migrations/runner.ts';
import { createDatabase, type PooledDatabase } from '../../../main/database/pool.ts';
import type { Log } from '../../../main/logging/log.ts';
import { migrations } from '../../../migrations/all.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Scene {
  course: TestDatabase;
  /** One more laptop. */
  desk(deps?: Partial<SchemaDeps>, login?: { user: string; password: string }): CourseSchema;
  /** What is in the schema `tiza`, as the catalog has it. */
  objects(): Promise<string[]>;
  end(): Promise<void>;
}

const objects = `
SELECT 'table ' || relname AS object FROM pg_class
WHERE relnamespace = to_regnamespace('tiza') AND relkind NOT IN ('i', 'S', 't')
UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = to_regnamespace('tiza') ORDER BY 1`;

export async function createScene(template: 'empty' | 'calculus' = 'calculus'): Promise<Scene> {
  const course = await createTestDatabase(template);
  const open: PooledDatabase[] = [];
  return {
    course,
    desk(deps = {}, login = course) {
      const database = createDatabase(targetOf({ ...course, ...login }));
      open.push(database);
      return createSchema({
        database,
        migrations,
        appVersion: '0.1.0',
        backupFirst: async () => 'verified',
        log: silent,
        ...deps,
      });
    },
    objects: async () => (await course.query<{ object: string }>(objects)).map(({ object }) => object),
    async end() {
      await Promise.all(open.map((database) => database.close()));
      await course.drop();
    },
  };
}

/** Plans and agrees, as an admin does who reads everything first. */
export async function applyAll(schema: CourseSchema): ReturnType<CourseSchema['apply']> {
  const { consent } = await schema.plan();
  return schema.apply({ consent, withoutBackup: false });
}
