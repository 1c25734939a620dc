export const groups = [
  'start',
  'connections',
  'course',
  'desk',
  'classroom',
  'feedback',
  'backups',
  'app',
] as const;

export type Group = (typeof groups)[number];

export interface Measurement {
  group: string;
  id: string;
  value: number;
  unit: string;
  limit: number | null;
  ok: boolean;
  /** What the value was measured side by side with, where it is a comparison. */
  against: string | null;
  note: string;
}

export interface Finding {
  id: string;
  value: number;
  unit: string;
  limit?: number;
  /** The limit is a floor, not a ceiling. */
  atLeast?: boolean;
  against?: string;
  note?: string;
}

export type Report = (finding: Finding) => void;

export function measured(group: Group, finding: Finding): Measurement {
  const { id, value, unit, limit = null, atLeast = false, against = null, note = '' } = finding;
  if (!Number.isFinite(value)) throw new Error(`${group}/${id} was measured as ${value}.`);
  const ok = limit === null || (atLeast ? value >= limit : value <= limit);
  return { group, id, value, unit, limit, ok, against, note };
}
