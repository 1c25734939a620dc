import type { Plan, SchemaStatus } from '#contract/care';
import type { Database, Runner } from '../database/database.ts';
import type { CourseSchema } from '../database/migrations/runner.ts';
import type { Log } from '../logging/log.ts';
import { carryOut, type Draft, planFor, sendAll } from './planning.ts';
import { remark, step } from './steps.ts';

export interface BlankCourseDeps {
  database: Database;
  schema: CourseSchema;
  /** The platform's own definitions: plain statements, each ended by a semicolon at the end of a line. */
  platformSql: string;
  log: Log;
}

/** A course from nothing, on a database with nothing in it. */
export interface BlankCourse {
  plan(): Promise<Plan>;
  create(consent: string): Promise<SchemaStatus>;
}

interface Found {
  relations: string[];
  readOnly: boolean;
  mayCreate: boolean;
}

// What an extension brought with it is not somebody's course, and some hosts keep schemas of their own in
// every database: empty is where nothing would be in the way.
const look = `
SELECT ARRAY(SELECT CASE n.nspname WHEN 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END::text
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname IN ('public', 'tiza')
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.deptype = 'e'
        AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid)
    ORDER BY 1) AS relations,
  current_setting('transaction_read_only') = 'on' AS "readOnly",
  coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), false)
    AND has_database_privilege(current_database(), 'CREATE') AS "mayCreate"`;

const firstFew = 5;

export function createBlankCourse({ database, schema, platformSql, log }: BlankCourseDeps): BlankCourse {
  const prepare = async (runner: Runner): Promise<Draft> => {
    const [found] = await runner.rows<Found>({ text: look });
    if (found === undefined) throw new Error('The catalog gave no answer');
    const { relations, readOnly, mayCreate } = found;
    const facts = { tables: relations.slice(0, firstFew).join(', '), count: String(relations.length) };
    const obstacles = [
      ...(readOnly ? [remark('server-reads-only')] : []),
      ...(relations.length > 0 ? [remark('database-not-empty', facts)] : []),
      ...(mayCreate ? [] : [remark('may-not-create')]),
    ];
    return { obstacles, notes: [], steps: obstacles.length === 0 ? steps(platformSql) : [] };
  };
  return {
    plan: () => planFor(database, prepare),
    async create(consent) {
      await carryOut(database, consent, prepare, async (lease, planned) => {
        await lease.rows({ text: `SELECT set_config('search_path', 'public', true)` });
        await sendAll(lease, planned);
      });
      log.info('Blank course created');
      // There was nothing that a backup could have kept.
      return schema.apply({ consent: (await schema.plan()).consent, withoutBackup: true });
    },
  };
}

function steps(sql: string): Draft['steps'] {
  const statements = sql
    .replaceAll(/^--.*$/gm, '')
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  return statements.map((statement) => {
    const [, kind, name = ''] = /^CREATE (TABLE|INDEX) (\w+)/.exec(statement) ?? [];
    const key =
      kind === 'TABLE' ? 'create-platform-table' : kind ? 'create-platform-index' : 'create-platform-other';
    return step(key, { name }, statement);
  });
}
