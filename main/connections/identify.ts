import type { Database } from '../database/database.ts';
import { readCatalog } from '../platforms/catalog-queries.ts';
import { recognise } from '../platforms/recognise.ts';
import type { PlatformFinding } from './probe.ts';

/** Whose tables these are, for a person who has not opened the course yet. */
export async function identify(db: Database, signal?: AbortSignal): Promise<PlatformFinding> {
  const { platform, confidence } = recognise(await readCatalog(db, signal && { signal }));
  return { id: platform.id, title: platform.title, missing: confidence.missing };
}
