import type { Database } from '../database/database.ts';
import { readCatalog } from '../platforms/catalog-queries.ts';
import { recognise } from '../platforms/recognise.ts';
import type { PlatformFinding } from './probe.ts';

/** Whose tables these are and how much is in them, for a person who has not opened the course yet. */
export async function identify(db: Database, signal?: AbortSignal): Promise<PlatformFinding> {
  const options = signal && { signal };
  const catalog = await readCatalog(db, options);
  const { platform, confidence } = recognise(catalog);
  const reader = platform.reader(catalog);
  const [activities, { total: students }] = await Promise.all([
    reader.activities(db, options),
    reader.grid(db, { limit: 1 }, options),
  ]);
  return {
    id: platform.id,
    title: platform.title,
    missing: confidence.missing,
    activities: activities.length,
    students,
    submissions: activities.reduce((sum, { counts }) => sum + counts.total, 0),
  };
}
