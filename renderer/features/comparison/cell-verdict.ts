import type { CellComparison } from '#contract/classroom';

export type CellVerdict = 'alike' | 'apart' | 'different';

/** Whether a cell stands out from the class: a number too far from the median, or words that are not the usual ones. */
export function verdictOn({ apart, differs }: CellComparison, tolerance: number): CellVerdict {
  if (differs) return 'different';
  // A hair's breadth is how a decimal comes out of a division.
  return apart !== null && apart > tolerance + 1e-9 ? 'apart' : 'alike';
}
