import type { SchemaStatus } from '#contract/care';
import type { WaitReason } from '#contract/journal-outbox';
import { readIdentity } from '../../connections/identity-queries.ts';
import type { OpenCourse } from '../../connections/open-course.ts';
import { refusalOf } from '../../database/migrations/runner.ts';

export interface GateDeps {
  course(): OpenCourse;
  /** The database everything that waits was written for. */
  identity: string;
  schemaStatus(): Promise<SchemaStatus>;
}

const readsOnly = (link: OpenCourse['link']) => (link.status().rights?.readOnly ?? 'no') !== 'no';

/** Why nothing may be sent to the open course, asked of the course itself. */
export async function refusalNow({ course, identity, schemaStatus }: GateDeps): Promise<WaitReason | null> {
  const { about, link, database } = course();
  if (about.readOnly) return 'only-looking';
  if (readsOnly(link)) {
    // A replica may have become the server since, and whoever closed it for a while may have opened it.
    await link.learnAgain();
    if (readsOnly(link)) return 'server-reads-only';
  }
  if ((await readIdentity(database, about.host)) !== identity) return 'other-database';
  return refusalOf(await schemaStatus()) === null ? null : 'schema-outdated';
}
