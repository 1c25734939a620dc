import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createIndexes, type Indexes } from '../../../main/care/indexes/indexes.ts';
import { createDatabase, type PooledDatabase } from '../../../main/database/pool.ts';
import type { AdvisedIndex } from '../../../main/platforms/advised-index.ts';
import { calculus } from '../../../main/platforms/calculus.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { silent } from '../../support/hosted-course.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

const wanted: Omit<AdvisedIndex, 'present'>[] = [
  {
    table: { schema: 'public', name: 'respuestas_foro1' },
    name: 'tiza_foro1_queue',
    purpose: 'queue',
    definition: 'USING btree ("fecha" DESC, "id" DESC)',
    needs: null,
  },
  {
    table: { schema: 'public', name: 'examen1' },
    name: 'tiza_examen1_queue',
    purpose: 'queue',
    definition: 'USING btree ("fecha" DESC, "id" DESC)',
    needs: null,
  },
  {
    table: { schema: 'public', name: 'respuestas_foro1' },
    name: 'tiza_foro1_search',
    purpose: 'search',
    definition: 'USING gin ("r1" gin_trgm_ops)',
    needs: 'pg_trgm',
  },
];
export const queueOfForum = 'public.tiza_foro1_queue';

export interface IndexScene {
  course: TestDatabase;
  open(login?: Partial<TestDatabase>): PooledDatabase;
  indexes(
    login?: Partial<TestDatabase>,
    pooled?: boolean,
    through?: (database: PooledDatabase) => PooledDatabase,
  ): Indexes;
  /** Attempts at the first forum, without the index that the platform's documentation recommends. */
  fill(rows?: number): Promise<void>;
  /** A transaction with an old snapshot, which a concurrent build has to wait for; the answer ends it. */
  holdUp(): Promise<() => Promise<void>>;
  end(): Promise<void>;
}

export async function createIndexScene(): Promise<IndexScene> {
  const course = await createTestDatabase('calculus');
  const opened: PooledDatabase[] = [];
  const there = async (name: string) => {
    const [row] = await course.query<{ valid: boolean }>(
      'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)',
      [name],
    );
    return row?.valid === true;
  };
  const open = (login: Partial<TestDatabase> = {}) => {
    const database = createDatabase(targetOf({ ...course, ...login }));
    opened.push(database);
    return database;
  };
  return {
    course,
    open,
    indexes(login = {}, pooled = false, through = (database) => database) {
      const database = through(open(login));
      return createIndexes({
        database,
        course: async () => ({
          reader: calculus.reader(await readCatalog(database)),
          advised: await Promise.all(wanted.map(async (one) => ({ ...one, present: await there(one.name) }))),
        }),
        pooled,
        log: silent,
      });
    },
    async fill(rows = 30_000) {
      await course.query('DROP INDEX idx_foro1_fecha');
      await course.query(
        `INSERT INTO usuarios (email, password) SELECT g || '@uni.example', 'x' FROM generate_series(1, 100) g`,
      );
      await course.query(
        `INSERT INTO respuestas_foro1 (email, r1, fecha) SELECT (g % 100 + 1) || '@uni.example', repeat('texto ', 10),
         timestamp '2026-01-01' + g * interval '1 minute' FROM generate_series(1, $1::int) g`,
        [rows],
      );
      await course.query('ANALYZE');
    },
    async holdUp() {
      const client = new pg.Client({ connectionString: course.url });
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await client.query('SELECT count(*) FROM respuestas_foro1');
      return () => client.end();
    },
    async end() {
      await Promise.all(opened.map((one) => one.close()));
      await course.drop();
    },
  };
}

export async function ended(one: Indexes) {
  for (;;) {
    const progress = await one.progress();
    if (progress?.state !== 'building') return progress;
    await sleep(20);
  }
}
