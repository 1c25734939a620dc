import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import type { LabelOverrides } from './labels.ts';
import type { CourseLayout } from './layout.ts';
import { groupSpellings } from './spellings.ts';

/** The strings feedback is filed under, learnt once and then from what is new. */
export interface Names {
  current(db: Runner, options?: ReadOptions): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Takes in feedback written since. True: an activity is now also written another way. */
  refresh(db: Runner, options?: ReadOptions): Promise<boolean>;
}

// Rows become visible in the order of their commits, not of their ids: a little is read twice.
const lookBack = 1000;

export function createNames({ feedback }: CourseLayout, labels: LabelOverrides): Names {
  let known: Set<string> | null = null;
  let grouped: ReadonlyMap<string, readonly string[]> = new Map();
  let highest: string | null = null;

  async function read(db: Runner, options?: ReadOptions): Promise<boolean> {
    if (feedback === null) return learn([]);
    const activity = feedback.sql('f', 'actividad');
    const numbered = feedback.indexed('id');
    const id = numbered ? feedback.sql('f', 'id') : 'NULL::int8';
    const since = numbered && highest !== null ? `AND ${id} > $1::int8 - ${lookBack}` : '';
    const text = `SELECT ${activity}::text AS text, max(${id})::text AS highest FROM ${feedback.name} f
WHERE ${activity} IS NOT NULL ${since} GROUP BY 1`;
    const rows = await db.rows<{ text: string; highest: string | null }>(
      { text, values: since === '' ? [] : [highest] },
      options,
    );
    for (const row of rows) {
      if (row.highest !== null && BigInt(row.highest) > BigInt(highest ?? 0)) highest = row.highest;
    }
    return learn(rows.map((row) => row.text));
  }

  function learn(texts: readonly string[]): boolean {
    const before = known?.size;
    known = new Set([...(known ?? []), ...texts]);
    if (known.size === before) return false;
    const spellings = [...known].map((text) => ({ text, count: 0 }));
    grouped = new Map(
      groupSpellings(spellings, labels).flatMap((names) =>
        names.activity === null ? [] : [[names.activity, names.spellings.map(({ text }) => text)]],
      ),
    );
    return true;
  }

  return {
    async current(db, options) {
      if (known === null) await read(db, options);
      return grouped;
    },
    refresh: read,
  };
}
