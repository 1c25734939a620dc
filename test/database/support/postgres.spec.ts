import { afterAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

const made: TestDatabase[] = [];

async function database(template?: 'empty' | 'calculus'): Promise<TestDatabase> {
  const fresh = await createTestDatabase(template);
  made.push(fresh);
  return fresh;
}

const countTables = `SELECT count(*)::int AS tables FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind = 'r'`;

afterAll(async () => {
  await Promise.all(made.map((each) => each.drop()));
});

describe('a test database', () => {
  it('is empty, or holds the platform tables without a row', async () => {
    const [empty, calculus] = await Promise.all([database('empty'), database('calculus')]);
    expect(await empty.query(countTables)).toEqual([{ tables: 0 }]);
    expect(await calculus.query(countTables)).toEqual([{ tables: 10 }]);
    expect(await calculus.query('SELECT count(*)::int AS rows FROM usuarios')).toEqual([{ rows: 0 }]);
  });

  it('is its own: what one writes no other reads', async () => {
    const [one, other] = await Promise.all([database('calculus'), database('calculus')]);
    await one.query('INSERT INTO usuarios (email, password) VALUES ($1, $2)', ['a@uni.example', 'x']);
    expect(await other.query('SELECT email FROM usuarios')).toEqual([]);
  });

  it('survives the end of its connections', async () => {
    const fresh = await database();
    const killed = fresh.query('SELECT pg_terminate_backend(pg_backend_pid())');
    await expect(killed).rejects.toThrow(/terminat/i);
    expect(await fresh.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('understands Spanish letters in either case', async () => {
    const fresh = await database();
    expect(await fresh.query("SELECT lower('ÁÑÜ') AS lower")).toEqual([{ lower: 'áñü' }]);
  });
});
