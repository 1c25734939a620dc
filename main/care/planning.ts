import { randomUUID } from 'node:crypto';
import type { Note, Obstacle, Plan, PlannedStep } from '#contract/care';
import { AppError } from '#contract/errors';
import { consentFor, requireConsent } from '../database/consent.ts';
import type { Database, Lease, Runner } from '../database/database.ts';
import { changeBriefly } from '../database/turn.ts';
import { quoteLiteral } from '../platforms/sql-text.ts';

export interface Draft {
  steps: PlannedStep[];
  /**
   * What makes the platform wait for as long as its locks are held: sent at the very end and in one go, so that this
   * is not as long as the way to the server and back, again and again.
   */
  atOnce?: PlannedStep[];
  obstacles: Obstacle[];
  notes: Note[];
}

const allOf = ({ steps, atOnce = [] }: Draft) => [...steps, ...atOnce];
const sqlOf = (draft: Draft) => allOf(draft).map(({ sql }) => sql);

// No name is looked up in a schema that a statement does not say, and the server words its rules the same each time.
const asCarriedOut = { search_path: 'pg_catalog, pg_temp' };

/**
 * The draft as a person is shown it, with what their agreement will be known by. In a transaction, as it will be
 * carried out: a course opened just to look at says there that it only reads.
 */
export async function planFor(
  database: Database,
  prepare: (runner: Runner) => Promise<Draft>,
): Promise<Plan> {
  return database.tx(
    async (lease) => {
      const draft = await prepare(lease);
      const { obstacles, notes } = draft;
      return { obstacles, notes, steps: allOf(draft), consent: await consentFor(lease, sqlOf(draft)) };
    },
    { settings: asCarriedOut },
  );
}

function requirePossible({ obstacles: [first] }: Draft): void {
  if (first === undefined) return;
  throw new AppError('forbidden', `Not possible here: ${first.key}`, {
    details: { ...first.facts, reason: first.key },
  });
}

/** All of it or nothing, and only if it still is what was agreed to. */
export async function carryOut<Value>(
  database: Database,
  consent: string,
  prepare: (runner: Runner) => Promise<Draft>,
  execute: (lease: Lease, steps: PlannedStep[]) => Promise<Value>,
): Promise<Value> {
  return changeBriefly(database, async (lease) => {
    const draft = await prepare(lease);
    requirePossible(draft);
    await requireConsent(lease, consent, sqlOf(draft));
    const value = await execute(lease, draft.steps);
    await sendAtOnce(lease, draft.atOnce ?? []);
    return value;
  });
}

async function sendAtOnce(lease: Lease, steps: readonly PlannedStep[]): Promise<void> {
  if (steps.length === 0) return;
  const body = steps.map(({ sql }) => `EXECUTE ${quoteLiteral(sql)};`).join('\n');
  const tag = body.includes('$tiza$') ? `$tiza_${randomUUID().replaceAll('-', '')}$` : '$tiza$';
  await lease.rows({ text: `DO ${tag} BEGIN\n${body}\nEND ${tag}` });
}

export async function sendAll(lease: Lease, steps: readonly Pick<PlannedStep, 'sql'>[]): Promise<void> {
  for (const { sql } of steps) await lease.rows({ text: sql });
}
