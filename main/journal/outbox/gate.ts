import type { SchemaStatus } from '#contract/care';
import { AppError } from '#contract/errors';
import type { WaitReason } from '#contract/journal-outbox';
import { requireWritable } from '../../care/writable.ts';
import { readIdentity } from '../../connections/identity-queries.ts';
import type { OpenCourse } from '../../connections/open-course.ts';
import { refusalOf } from '../../database/migrations/runner.ts';

export interface GateDeps {
  course(): OpenCourse;
  /** The database everything that waits was written for. */
  identity: string;
  schemaStatus(): Promise<SchemaStatus>;
}

/** Why nothing may be sent to the open course, asked of the course itself. */
export async function refusalNow({ course, identity, schemaStatus }: GateDeps): Promise<WaitReason | null> {
  const { about, link, database } = course();
  try {
    requireWritable({ about, link });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return about.readOnly ? 'only-looking' : 'server-reads-only';
  }
  if ((await readIdentity(database, about.host)) !== identity) return 'other-database';
  return refusalOf(await schemaStatus()) === null ? null : 'schema-outdated';
}
