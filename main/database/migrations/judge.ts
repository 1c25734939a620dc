import type { SchemaState, SchemaStatus } from '#contract/care';
import type { Migration } from '../../../migrations/migration.ts';
import { checksum, fileName } from './checksum.ts';
import type { Found, LedgerRow } from './ledger-queries.ts';
import { unguarded } from './rules.ts';
import { firstDifference, shapeAfter } from './shape.ts';

type Problem = NonNullable<SchemaStatus['problem']>;

export interface Judgement {
  state: SchemaState;
  problem?: Problem;
  /** What would be applied next, in order; empty unless the state is `none` or `pending`. */
  pending: readonly Migration[];
}

/** Compares what the database says of itself with the migrations this Tiza has. */
export function judge(known: readonly Migration[], found: Found): Judgement {
  if (!found.ledgerReadable) return stop('unreadable', 'schema-unreadable');
  const objects = new Set(found.objects);
  const [stray] = found.objects;
  if (found.ledger === null || (found.ledger.length === 0 && stray !== undefined)) {
    return stray === undefined
      ? { state: 'none', pending: known }
      : stop('half-applied', 'schema-half-applied', stray);
  }
  const ledger = found.ledger;
  const tampering = contradiction(known, ledger);
  if (tampering) return { state: 'tampered', problem: tampering, pending: [] };

  const newest = Math.max(...known.map(({ id }) => id));
  const later = ledger.find(({ id }) => id > newest);
  if (later) return stop('newer', 'schema-newer', fileName(later));

  const applied = new Set(ledger.map(({ id }) => id));
  const pending = known.filter(({ id }) => !applied.has(id));
  const lost = known.filter(({ id }) => applied.has(id)).flatMap(({ creates }) => creates);
  const gone = lost.find((object) => !objects.has(object));
  const early = pending.flatMap(({ creates }) => creates).find((object) => objects.has(object));
  const half = gone ?? early;
  if (half) return stop('half-applied', 'schema-half-applied', half);
  const altered = firstDifference(shapeAfter(known.filter(({ id }) => applied.has(id))), found.shape);
  if (altered) return stop('tampered', 'schema-altered', altered);
  const open = unguarded(found.rules);
  if (open) return stop('tampered', 'rules-incomplete', open);
  if (pending.length === 0) return { state: 'current', pending };
  return { state: 'pending', problem: { reason: 'schema-pending' }, pending };
}

function stop(state: SchemaState, reason: Problem['reason'], subject?: string): Judgement {
  return { state, problem: subject === undefined ? { reason } : { reason, subject }, pending: [] };
}

/** A row that is not what our file says, or a hole before the last row. */
function contradiction(known: readonly Migration[], ledger: LedgerRow[]): Problem | undefined {
  const rows = new Map(ledger.map((row) => [row.id, row]));
  const ids = new Set(known.map(({ id }) => id));
  const newestApplied = Math.max(...rows.keys());
  const newestKnown = Math.max(...ids);
  for (const migration of known) {
    const row = rows.get(migration.id);
    if (row === undefined && migration.id < newestApplied) {
      return { reason: 'migration-missing', subject: fileName(migration) };
    }
    if (row && (row.name !== migration.name || row.sha256 !== checksum(migration))) {
      return { reason: 'migration-edited', subject: fileName(migration) };
    }
  }
  const unknown = ledger.find(({ id }) => id <= newestKnown && !ids.has(id));
  return unknown && { reason: 'migration-unknown', subject: fileName(unknown) };
}
