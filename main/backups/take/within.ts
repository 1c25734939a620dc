import type { Database, Lease } from '../../database/database.ts';

/** The transaction that is open already, for somebody who would begin one. */
export function within(lease: Lease): Pick<Database, 'tx'> {
  return {
    async tx(work, { settings = {} } = {}) {
      for (const setting of Object.entries(settings)) {
        await lease.rows({ text: 'SELECT set_config($1, $2, true)', values: setting });
      }
      return work(lease);
    },
  };
}
