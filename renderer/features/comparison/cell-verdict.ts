import type { CellComparison } from '#contract/classroom';

export type CellVerdict = 'alike' | 'apart' | 'different';

/** Where the class itself lies far apart, being far from its median is nothing special. */
const mostAreNearer = 0.75;

/**
 * Whether a cell stands out from the class: a number too far from the median and farther than most, or words that
 * are not the usual ones.
 */
export function verdictOn({ apart, nearer, differs }: CellComparison, tolerance: number): CellVerdict {
  if (differs) return 'different';
  // A hair's breadth is how a decimal comes out of a division.
  return apart !== null && apart > tolerance + 1e-9 && nearer >= mostAreNearer ? 'apart' : 'alike';
}
