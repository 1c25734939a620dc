import { createDatabase } from '../../main/database/pool.ts';
import { calculus } from '../../main/platforms/calculus.ts';
import { readCatalog } from '../../main/platforms/catalog-queries.ts';
import { createTestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';
import { adviseAll } from './course/advise.ts';
import { fill } from './course/fill.ts';
import { measureCourse } from './course/measure.ts';
import type { Report } from './measurement.ts';

const size = { submissions: 1_000_000, students: 20_000 };

/** As a rented server comes, with the memory such a course would be given. */
const settings = { jit: 'on', shared_buffers: '512MB', max_wal_size: '4GB', maintenance_work_mem: '256MB' };

export default async function course(report: Report): Promise<void> {
  const server = await createTestServer({ settings });
  try {
    await fill(server, size);
    const db = createDatabase(targetOf({ ...server, database: 'postgres' }));
    try {
      const before = calculus.reader(await readCatalog(db));
      await measureCourse({ db, reader: before, indexes: 'none', report });
      await adviseAll(db, report);
      const reader = calculus.reader(await readCatalog(db));
      await measureCourse({ db, reader, indexes: 'advised', report });
    } finally {
      await db.close();
    }
  } finally {
    await server.remove();
  }
}
