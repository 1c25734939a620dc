import type { Lease, ReadOptions, RunOptions, Sql, TxOptions } from './database.ts';
import type { PooledDatabase } from './pool.ts';
import { looksRepeatable } from './statement.ts';

/**
 * "Just looking": everything but a plain SELECT runs in a READ ONLY transaction, so that the server itself
 * refuses what would change something. A setting of the session would not survive a pooler.
 */
export function lookingOnly(database: PooledDatabase): PooledDatabase {
  const tx = <Value>(work: (lease: Lease) => Promise<Value>, options: TxOptions = {}) =>
    database.tx(work, { ...options, readOnly: true });
  return {
    ...database,
    get pooler() {
      return database.pooler;
    },
    tx,
    withClient: <Value>(work: (lease: Lease) => Promise<Value>, options?: RunOptions) => tx(work, options),
    rows: <Row>(sql: Sql, options?: ReadOptions) =>
      looksRepeatable(sql.text)
        ? database.rows<Row>(sql, options)
        : tx((lease) => lease.rows<Row>(sql, options), options),
  };
}
