import type { Progress } from '../engine/engine.ts';
import type { Telling } from '../jobs.ts';

/** The engine's progress in the window's words. */
export function toldBy(telling: Pick<Telling, 'progress'>): (progress: Progress) => void {
  return ({ table, tableNumber, tables, bytes, bytesTotal }) =>
    telling.progress({
      table: table === null ? null : table.schema === 'public' ? table.name : `${table.schema}.${table.name}`,
      tablesDone: Math.max(0, tableNumber - 1),
      tables,
      bytes,
      totalBytes: bytesTotal > 0 ? bytesTotal : null,
    });
}
