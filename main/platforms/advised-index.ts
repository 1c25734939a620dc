import type { ObjectName } from './course-objects.ts';

/** An index that makes reading a big course quick; built only when an admin says so. */
export interface AdvisedIndex {
  table: ObjectName;
  /** Unquoted; the same name on every course, so that it is known again. */
  name: string;
  /** What becomes quicker: the queue by date, whether an attempt was reviewed, a student's attempts, fair order, search. */
  purpose: 'queue' | 'states' | 'attempts' | 'fair' | 'search';
  /** What follows `CREATE INDEX … ON table`: `USING btree (…)`, every name quoted. */
  definition: string;
  /** An extension without which it cannot be built. */
  needs: 'pg_trgm' | null;
  /** This one, or one that does the same, is there and valid. */
  present: boolean;
}
