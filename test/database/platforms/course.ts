import { afterAll, beforeAll } from 'vitest';
import type { QueueQuery, SubmissionSummary } from '#contract/grading';
import type { Database, Lease, RunOptions } from '../../../main/database/database.ts';
import { createDatabase, type PooledDatabase } from '../../../main/database/pool.ts';
import { calculus } from '../../../main/platforms/calculus.ts';
import type { Catalog } from '../../../main/platforms/catalog.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import type { PlatformReader } from '../../../main/platforms/platform.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

/** The app's own connections, with a memory of every statement they sent. */
export interface RecordedDatabase extends Database {
  sent: string[];
}

export interface OpenedCourse {
  catalog: Catalog;
  reader: PlatformReader;
  db: RecordedDatabase;
}

export interface TestCourse {
  query: TestDatabase['query'];
  /** For a connection of one's own. */
  address(): string;
  /** What a newly opened course sees; as another login where one is named. */
  open(options?: { labels?: unknown; login?: { user: string; password: string } }): Promise<OpenedCourse>;
}

function recorded(database: Database): RecordedDatabase {
  const sent: string[] = [];
  const listened = (lease: Lease): Lease => ({
    rows(sql, options) {
      sent.push(sql.text);
      return lease.rows(sql, options);
    },
    copyOut(text: string, options?: RunOptions) {
      sent.push(text);
      return lease.copyOut(text, options);
    },
    copyIn: (text, source, options) => lease.copyIn(text, source, options),
  });
  return {
    sent,
    rows(sql, options) {
      sent.push(sql.text);
      return database.rows(sql, options);
    },
    tx: (work, options) => database.tx((lease) => work(listened(lease)), options),
    withClient: (work, options) => database.withClient((lease) => work(listened(lease)), options),
  };
}

/** A database of its own for the specs of one file or block. */
export function useCourse(setup: string | string[], template: 'empty' | 'calculus' = 'calculus'): TestCourse {
  let database: TestDatabase | undefined;
  const opened = new Map<string, PooledDatabase>();
  const ready = (): TestDatabase => {
    if (database === undefined) throw new Error('The course is there once its specs run');
    return database;
  };
  beforeAll(async () => {
    database = await createTestDatabase(template);
    for (const statement of [setup].flat()) await database.query(statement);
  });
  afterAll(async () => {
    await Promise.all([...opened.values()].map((one) => one.close()));
    await database?.drop();
  });
  return {
    query: (text, values) => ready().query(text, values),
    address: () => ready().url,
    async open({ labels, login } = {}) {
      const place = { ...ready(), ...login };
      const pool = opened.get(place.user) ?? createDatabase(targetOf(place));
      opened.set(place.user, pool);
      const db = recorded(pool);
      const catalog = await readCatalog(db);
      return { catalog, reader: calculus.reader(catalog, labels), db };
    },
  };
}

export function student(email: string, first: string | null = null, last: string | null = null): string {
  const text = (value: string | null) => (value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`);
  return `INSERT INTO usuarios (email, password, nombre, apellidos)
VALUES (${text(email)}, 'secret', ${text(first)}, ${text(last)})`;
}

/** Every row of a list, page by page. */
export async function walk(
  { reader, db }: OpenedCourse,
  query: Partial<QueueQuery>,
  onPage?: () => Promise<void>,
): Promise<{ items: SubmissionSummary[]; totals: number[] }> {
  const items: SubmissionSummary[] = [];
  const totals: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.queue(db, {
      order: 'newest',
      limit: 50,
      ...query,
      ...(cursor ? { cursor } : {}),
    });
    items.push(...page.items);
    totals.push(page.total);
    cursor = page.next ?? undefined;
    await onPage?.();
  } while (cursor !== undefined);
  return { items, totals };
}

export function names(items: readonly SubmissionSummary[]): string[] {
  return items.map(({ ref }) => `${ref.activity}/${ref.id}`);
}
