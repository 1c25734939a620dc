import type { SchemaStatus } from '#contract/care';
import type { CourseObjects, ObjectName } from '../../platforms/course-objects.ts';
import type { FoundTable, RoleFacts } from './facts-queries.ts';

/** Everything a plan is made from. */
export interface RoleCourse {
  objects: CourseObjects;
  facts: RoleFacts;
  schema: Pick<SchemaStatus, 'state' | 'problem'>;
  /** A pooler may keep a list of log-ins of its own. */
  pooled: boolean;
}

export function findTable(facts: RoleFacts, { schema, name }: ObjectName): FoundTable | undefined {
  return facts.tables.find((table) => table.schema === schema && table.name === name);
}
