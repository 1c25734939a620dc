import type { Plan } from '#contract/care';
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

/** The one object offered for the platform's own table: with it, history also holds what others change there. */
export interface HistoryTrigger {
  plan(wanted: boolean): Promise<Plan>;
  apply(agreed: { wanted: boolean; consent: string }): Promise<void>;
}

interface Found {
  kind: string;
  mine: boolean;
  mayTrigger: boolean;
  present: boolean;
  owner: string;
}

const look = `
SELECT c.relkind::text AS kind, pg_has_role(c.relowner, 'USAGE') AS mine, pg_get_userbyid(c.relowner)::text AS owner,
  has_table_privilege(c.oid, 'TRIGGER') AS "mayTrigger",
  EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'tiza_history') AS present
FROM pg_catalog.pg_class c WHERE c.oid = to_regclass(format('%I.%I', $1::text, $2::text))`;

export function createHistoryTrigger({ database, objects, schema }: HistoryTriggerDeps): HistoryTrigger {
  const prepare = (wanted: boolean) => async (runner: Runner) => {
    const { feedback } = objects;
    const [found] = feedback
      ? await runner.rows<Found>({ text: look, values: [feedback.schema, feedback.name] })
      : [];
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

const draft = (obstacles: Draft['obstacles'], steps: Draft['steps'] = []): Draft => ({
  obstacles,
  steps: obstacles.length === 0 ? steps : [],
  notes: [],
});

function planCreation(feedback: FeedbackTable, found: Found, state: string): Draft {
  const table = spoken(feedback);
  const { id, written, student, activity, comment } = feedback.columns;
  const columns = [id, written, student, activity, comment].map(quoteLiteral).join(', ');
  const sql = `CREATE TRIGGER tiza_history AFTER INSERT OR UPDATE OR DELETE ON ${qualified(feedback)}
  FOR EACH ROW EXECUTE FUNCTION tiza.record_history(${columns})`;
  return draft(
    [
      ...(state === 'current' ? [] : [remark('schema-first', { state })]),
      ...(found.kind === 'r' || found.kind === 'p' ? [] : [remark('feedback-is-a-view', { table })]),
      ...(found.mayTrigger ? [] : [remark('not-owner', { table, owner: found.owner })]),
    ],
    found.present ? [] : [step('create-history-trigger', { table }, sql)],
  );
}

function planRemoval(feedback: FeedbackTable, found: Found): Draft {
  const table = spoken(feedback);
  const sql = `DROP TRIGGER tiza_history ON ${qualified(feedback)}`;
  return draft(
    found.mine ? [] : [remark('not-owner', { table, owner: found.owner })],
    found.present ? [step('drop-history-trigger', { table }, sql)] : [],
  );
}
