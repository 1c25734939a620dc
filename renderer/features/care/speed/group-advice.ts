import type { IndexAdvice, Measured } from '#contract/care-indexes';

export interface PurposeAdvice {
  purpose: IndexAdvice['purpose'];
  /** The same for all indexes of a purpose: they are measured together. */
  measured: Measured | undefined;
  readsWholeTable: boolean;
  indexes: IndexAdvice[];
  /** Those worth creating, and allowed. */
  missing: string[];
}

/** What a teacher would notice first comes first. */
const order = ['queue', 'states', 'attempts', 'search', 'fair'] as const;

export function groupAdvice(advice: readonly IndexAdvice[]): PurposeAdvice[] {
  return order.flatMap((purpose) => {
    const indexes = advice.filter((one) => one.purpose === purpose);
    if (indexes.length === 0) return [];
    return [
      {
        purpose,
        measured: indexes.find(({ measured }) => measured !== undefined)?.measured,
        readsWholeTable: indexes.some(
          ({ measured, verdict }) => verdict === 'advised' && measured?.readsWholeTable === true,
        ),
        indexes,
        missing: indexes.filter(({ verdict }) => verdict === 'advised').map(({ id }) => id),
      },
    ];
  });
}

const prefixes = ['initializing', 'waiting', 'building', 'index validation'] as const;

/** PostgreSQL names a dozen phases; people need four words. */
export function phaseWord(phase: string): 'initializing' | 'waiting' | 'building' | 'validation' | 'other' {
  const known = prefixes.find((prefix) => phase.startsWith(prefix));
  if (known === undefined) return 'other';
  return known === 'index validation' ? 'validation' : known;
}
