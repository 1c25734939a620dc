import { readFile } from 'node:fs/promises';
import { createDatabase } from '../../../main/database/pool.ts';
import type { TestServer } from '../../support/server.ts';
import { targetOf } from '../../support/target.ts';
import { type CourseSize, courseStatements } from './generate.ts';

const schema = new URL('../../../resources/sample-course/schema.sql', import.meta.url);

/** The platform's tables, and a generated course in them. */
export async function fill(server: TestServer, size: CourseSize): Promise<void> {
  const db = createDatabase(targetOf({ ...server, database: 'postgres' }));
  try {
    await db.withClient(
      async (lease) => {
        for (const text of (await readFile(schema, 'utf8')).split(/;$/m)) {
          if (text.trim() !== '') await lease.rows({ text });
        }
        for (const text of courseStatements(size)) await lease.rows({ text }, { timeoutMs: 600_000 });
      },
      { timeoutMs: 600_000 },
    );
  } finally {
    await db.close();
  }
}
