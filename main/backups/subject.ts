import type { BackupScope, TableName } from '#contract/backup-words';
import { AppError } from '#contract/errors';
import type { OpenCourse } from '../connections/open-course.ts';
import type { PooledDatabase } from '../database/pool.ts';
import type { Target } from '../database/target.ts';
import type { CourseObjects } from '../platforms/course-objects.ts';
import type { ColumnName, Scope } from './engine/engine.ts';

/** The course a backup is taken of, as this room needs it. */
export interface Subject {
  course: { id: string; name: string };
  db: PooledDatabase;
  target: Target;
  server: { host: string; database: string; version: string; major: number };
  objects: CourseObjects;
  /** Schemas whose names are in the catalog: ours may be among them. */
  schemas: readonly string[];
  /** By the server's clock, which also dates the backups. */
  now(): number;
}

export function subjectOf({ about, link, target, platform, catalog }: OpenCourse): Subject {
  const { server } = link.status();
  if (server === null) throw new AppError('not-connected', 'The server has not been asked yet');
  return {
    course: { id: about.id, name: about.name },
    db: link.database,
    target,
    server: {
      host: target.host,
      database: target.database,
      version: server.version,
      major: server.major,
    },
    objects: platform.objects(catalog),
    schemas: [...new Set(catalog.tables.map(({ schema }) => schema))],
    now: () => Date.now() - server.clockAheadMs,
  };
}

const ownSchema = 'tiza';

export function tablesOf({ objects }: Pick<Subject, 'objects'>): TableName[] {
  const { readable, feedback, passwords } = objects;
  const all = [...readable, ...(feedback ? [feedback] : []), ...(passwords ? [passwords] : [])];
  const byName = new Map(all.map(({ schema, name }) => [`${schema}.${name}`, { schema, name }]));
  return [...byName.values()];
}

/** What was chosen, in the engine's words. A course is its platform's tables and what Tiza keeps beside them. */
export function engineScope(scope: BackupScope, subject: Pick<Subject, 'objects' | 'schemas'>): Scope {
  if (scope.kind === 'database') return 'database';
  if (scope.kind === 'tables') return { tables: scope.tables };
  const own = subject.schemas.includes(ownSchema) ? { schemas: [ownSchema] } : {};
  return { tables: tablesOf(subject), ...own };
}

export function omittedColumns(without: boolean, { objects }: Pick<Subject, 'objects'>): ColumnName[] {
  const { passwords } = objects;
  if (!without || passwords === null) return [];
  const { schema, name, column } = passwords;
  return [{ schema, name, column }];
}
