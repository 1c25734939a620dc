import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { Runner, Sql } from '../../../../main/database/database.ts';
import { calculus } from '../../../../main/platforms/calculus.ts';
import type { Catalog } from '../../../../main/platforms/catalog.ts';
import { readCatalog } from '../../../../main/platforms/catalog-queries.ts';
import type { PlatformReader } from '../../../../main/platforms/platform.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/postgres.ts';

/** A connection that remembers every statement it sent. */
export interface RecordingRunner extends Runner {
  sent: Sql[];
  close(): Promise<void>;
}

export interface TestCourse {
  readonly database: TestDatabase;
  readonly runner: RecordingRunner;
  /** Reads the catalog again: what a newly opened course sees. */
  open(labels?: unknown): Promise<{ catalog: Catalog; reader: PlatformReader }>;
  query: TestDatabase['query'];
}

export function createRunner(connectionString: string): RecordingRunner {
  const pool = new pg.Pool({ connectionString, max: 4, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  const sent: Sql[] = [];
  return {
    sent,
    async rows<Row>(sql: Sql) {
      sent.push(sql);
      const query = { text: sql.text, values: [...(sql.values ?? [])], queryMode: 'extended' };
      return (await pool.query(query)).rows as Row[];
    },
    close: () => pool.end(),
  };
}

/** A database of its own for the specs of one describe block. */
export function useCourse(template: 'empty' | 'calculus' = 'calculus', setup = ''): TestCourse {
  let database: TestDatabase | undefined;
  let runner: RecordingRunner | undefined;
  const ready = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('The course is there once its specs run');
    return value;
  };
  beforeAll(async () => {
    database = await createTestDatabase(template);
    if (setup !== '') await database.query(setup);
    runner = createRunner(database.url);
  });
  afterAll(async () => {
    await runner?.close();
    await database?.drop();
  });
  return {
    get database() {
      return ready(database);
    },
    get runner() {
      return ready(runner);
    },
    async open(labels) {
      const catalog = await readCatalog(ready(runner));
      return { catalog, reader: calculus.reader(catalog, labels) };
    },
    query: (text, values) => ready(database).query(text, values),
  };
}
