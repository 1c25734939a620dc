import type { Note, Obstacle, Plan, PlannedStep } from '#contract/care';
import { AppError } from '#contract/errors';
import { consentFor, requireConsent } from '../database/consent.ts';
import type { Database, Lease, Runner } from '../database/database.ts';
import { changeBriefly } from '../database/turn.ts';

export interface Draft {
  steps: PlannedStep[];
  obstacles: Obstacle[];
  notes: Note[];
}

const sqlOf = ({ steps }: Draft) => steps.map(({ sql }) => sql);

/**
 * The draft as a person is shown it, with what their agreement will be known by. In a transaction, as it will be
 * carried out: a course opened just to look at says there that it only reads.
 */
export async function planFor(
  database: Database,
  prepare: (runner: Runner) => Promise<Draft>,
): Promise<Plan> {
  return database.tx(async (lease) => {
    const draft = await prepare(lease);
    return { ...draft, consent: await consentFor(lease, sqlOf(draft)) };
  });
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
    return execute(lease, draft.steps);
  });
}

export async function sendAll(lease: Lease, steps: readonly Pick<PlannedStep, 'sql'>[]): Promise<void> {
  for (const { sql } of steps) await lease.rows({ text: sql });
}
