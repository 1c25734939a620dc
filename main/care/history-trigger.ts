import type { Plan, PlannedStep } from '#contract/care';
import type { Database, Runner } from '../database/database.ts';
import type { CourseSchema } from '../database/migrations/runner.ts';
import type { CourseObjects, FeedbackTable } from '../platforms/course-objects.ts';
import { quoteLiteral } from '../platforms/sql-text.ts';
import { carryOut, type Draft, planFor, sendAll } from './planning.ts';
import { qualified, remark, spoken, step } from './steps.ts';

export interface HistoryTriggerDeps {
  database: Database;
  objects: CourseObjects;
  schema: Pick<CourseSchema, 'status'>;
}

/** All that is offered for the platform's own table: with it, history also holds what others change there. */
export interface HistoryTrigger {
  plan(wanted: boolean): Promise<Plan>;
  apply(agreed: { wanted: boolean; consent: string }): Promise<void>;
}

const triggers = [
  {
    name: 'tiza_history',
    when: 'AFTER INSERT OR UPDATE OR DELETE',
    each: 'ROW',
    calls: 'record_history',
    // As pg_trigger counts: row 1, before 2, insert 4, delete 8, update 16, truncate 32.
    kind: 1 + 4 + 8 + 16,
    key: 'create-history-trigger',
  },
  {
    name: 'tiza_history_truncate',
    when: 'BEFORE TRUNCATE',
    each: 'STATEMENT',
    calls: 'record_truncation',
    kind: 2 + 32,
    key: 'create-truncate-trigger',
  },
] as const;

interface Found {
  kind: string;
  mine: boolean;
  mayTrigger: boolean;
  owner: string;
  /** Those of ours that are there, and whether they are as we make them. */
  present: { name: string; asMade: boolean }[];
}

const look = `
WITH wanted AS (SELECT * FROM unnest($3::text[], $4::text[], $5::int[]) AS w (name, calls, kind)),
arguments AS (SELECT string_agg(convert_to(argument, getdatabaseencoding()) || '\\x00'::bytea, '' ORDER BY place) AS all_of_them
  FROM unnest($6::text[]) WITH ORDINALITY AS a (argument, place))
SELECT c.relkind::text AS kind, pg_has_role(c.relowner, 'USAGE') AS mine, pg_get_userbyid(c.relowner)::text AS owner,
  has_table_privilege(c.oid, 'TRIGGER') AS "mayTrigger",
  coalesce((SELECT json_agg(json_build_object('name', t.tgname, 'asMade', t.tgtype = w.kind AND t.tgenabled IN ('O', 'A')
      AND t.tgqual IS NULL AND t.tgargs = arguments.all_of_them AND t.tgfoid = to_regproc('tiza.' || w.calls)))
    FROM pg_catalog.pg_trigger t JOIN wanted w ON w.name = t.tgname, arguments WHERE t.tgrelid = c.oid), '[]') AS present
FROM pg_catalog.pg_class c WHERE c.oid = to_regclass(format('%I.%I', $1::text, $2::text))`;

function argumentsOf({ columns: { id, written, student, activity, comment } }: FeedbackTable): string[] {
  return [id, written, student, activity, comment];
}

export function createHistoryTrigger({ database, objects, schema }: HistoryTriggerDeps): HistoryTrigger {
  const prepare = (wanted: boolean) => async (runner: Runner) => {
    const { feedback } = objects;
    const values = feedback && [
      feedback.schema,
      feedback.name,
      triggers.map(({ name }) => name),
      triggers.map(({ calls }) => calls),
      triggers.map(({ kind }) => kind),
      argumentsOf(feedback),
    ];
    const [found] = values ? await runner.rows<Found>({ text: look, values }) : [];
    if (!feedback || !found) return draft([remark('feedback-missing')]);
    return wanted
      ? planCreation(feedback, found, (await schema.status()).state)
      : planRemoval(feedback, found);
  };
  return {
    plan: (wanted) => planFor(database, prepare(wanted)),
    apply: ({ wanted, consent }) => carryOut(database, consent, prepare(wanted), sendAll),
  };
}

const draft = (
  obstacles: Draft['obstacles'],
  atOnce: PlannedStep[] = [],
  notes: Draft['notes'] = [],
): Draft => ({
  obstacles,
  steps: [],
  // Until it ends, a trigger that is being made makes everybody else's writing wait.
  atOnce: obstacles.length === 0 ? atOnce : [],
  notes: obstacles.length === 0 ? notes : [],
});

function planCreation(feedback: FeedbackTable, found: Found, state: string): Draft {
  const table = spoken(feedback);
  const columns = argumentsOf(feedback).map(quoteLiteral).join(', ');
  const steps = triggers.flatMap(({ name, when, each, calls, key }) => {
    const there = found.present.find((one) => one.name === name);
    if (there?.asMade) return [];
    const sql = `CREATE TRIGGER ${name} ${when} ON ${qualified(feedback)}
  FOR EACH ${each} EXECUTE FUNCTION tiza.${calls}(${columns})`;
    return [...(there ? [removal(feedback, name)] : []), step(key, { table }, sql)];
  });
  return draft(
    [
      ...(state === 'current' ? [] : [remark('schema-first', { state })]),
      ...(found.kind === 'r' || found.kind === 'p' ? [] : [remark('feedback-is-a-view', { table })]),
      ...(found.mayTrigger ? [] : [remark('not-owner', { table, owner: found.owner })]),
    ],
    steps,
    [remark('trigger-blind-spots', { table })],
  );
}

function planRemoval(feedback: FeedbackTable, found: Found): Draft {
  return draft(
    found.mine ? [] : [remark('not-owner', { table: spoken(feedback), owner: found.owner })],
    found.present.map(({ name }) => removal(feedback, name)),
  );
}

function removal(feedback: FeedbackTable, name: string): PlannedStep {
  return step(
    'drop-history-trigger',
    { table: spoken(feedback), name },
    `DROP TRIGGER ${name} ON ${qualified(feedback)}`,
  );
}
