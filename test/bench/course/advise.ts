import type { Database } from '../../../main/database/database.ts';
import { advisedIndexes } from '../../../main/platforms/calculus/indexes.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { quoteIdentifier } from '../../../main/platforms/sql-text.ts';
import type { Report } from '../measurement.ts';
import { milliseconds } from '../rounds.ts';

const patient = { timeoutMs: 600_000 };

/** Builds every advised index, as an admin who agreed to all of them would. */
export async function adviseAll(db: Database, report: Report): Promise<void> {
  await db.rows({ text: 'CREATE EXTENSION IF NOT EXISTS pg_trgm' });
  const missing = advisedIndexes(await readCatalog(db)).filter(({ present }) => !present);
  const took = await milliseconds(async () => {
    for (const { table, name, definition } of missing) {
      const where = `${quoteIdentifier(table.schema)}.${quoteIdentifier(table.name)}`;
      await db.rows({ text: `CREATE INDEX ${quoteIdentifier(name)} ON ${where} ${definition}` }, patient);
    }
    await db.rows({ text: 'VACUUM ANALYZE' }, patient);
  });
  const [size] = await db.rows<{ megabytes: number }>({
    text: `SELECT (sum(pg_relation_size(c.oid)) / 1e6)::float8 AS megabytes FROM pg_class c WHERE c.relname = ANY($1)`,
    values: [missing.map(({ name }) => name)],
  });
  report({
    id: 'advised-indexes',
    value: took / 1000,
    unit: 's',
    note: `${missing.length} indexes, ${size?.megabytes.toFixed(0)} MB in all`,
  });
}
