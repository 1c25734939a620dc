import type { Progress, TableName } from '../engine.ts';

export interface ProgressTeller {
  stage(stage: Progress['stage']): void;
  plan(tables: readonly { estimatedBytes: number }[]): void;
  table(table: TableName): void;
  moved(current: { rows(): number; bytes(): number }): void;
  finished(current: { rows(): number; bytes(): number }): void;
}

const everyMs = 100;

/** Tells how far a copy has come, ten times a second at most. */
export function createProgress(onProgress?: (progress: Progress) => void): ProgressTeller {
  const since = performance.now();
  let last = 0;
  let done = { rows: 0, bytes: 0 };
  let dataSince = 0;
  const state: Progress = {
    stage: 'looking',
    table: null,
    tableNumber: 0,
    tables: 0,
    rows: 0,
    bytes: 0,
    bytesTotal: 0,
    elapsedMs: 0,
    leftMs: null,
  };

  function tell(now: number): void {
    if (!onProgress) return;
    last = now;
    state.elapsedMs = now - since;
    state.bytesTotal = Math.max(state.bytesTotal, state.bytes);
    const pace = state.bytes / Math.max(1, now - dataSince);
    const known = state.stage === 'data' && state.bytes > 0 && now - dataSince > everyMs;
    state.leftMs = known ? (state.bytesTotal - state.bytes) / pace : null;
    onProgress({ ...state });
  }

  function count(current: { rows(): number; bytes(): number }): void {
    state.rows = done.rows + current.rows();
    state.bytes = done.bytes + current.bytes();
  }

  tell(since);
  return {
    stage(stage) {
      state.stage = stage;
      if (stage === 'finishing') state.table = null;
      tell(performance.now());
    },
    plan(tables) {
      state.tables = tables.length;
      state.bytesTotal = tables.reduce((sum, { estimatedBytes }) => sum + estimatedBytes, 0);
      state.stage = 'schema';
      tell(performance.now());
    },
    table(table) {
      if (state.stage !== 'data') dataSince = performance.now();
      state.stage = 'data';
      state.table = { schema: table.schema, name: table.name };
      state.tableNumber += 1;
      if (performance.now() - last > everyMs) tell(performance.now());
    },
    moved(current) {
      count(current);
      if (performance.now() - last > everyMs) tell(performance.now());
    },
    finished(current) {
      count(current);
      done = { rows: state.rows, bytes: state.bytes };
    },
  };
}
