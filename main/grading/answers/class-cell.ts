import type { CellComparison } from '#contract/classroom';
import { answerKey, numberIn } from './answer-key.ts';

/** What one cell of a table holds across the class. */
export interface ClassCell {
  answered: number;
  blank: number;
  /** Where most wrote a number. */
  numbers: Spread | null;
  common: { value: string; count: number } | null;
  counts: ReadonlyMap<string, number>;
}

interface Spread {
  median: number;
  /** What distances from it are measured by. */
  scale: number;
  /** Distances from the median, nearest first. */
  distances: { distance: number; count: number }[];
}

export interface Written {
  value: string;
  count: number;
}

export function classCell(values: readonly Written[]): ClassCell {
  const counts = new Map<string, number>();
  const shown = new Map<string, string>();
  const numbers: { number: number; count: number }[] = [];
  let blank = 0;
  for (const { value, count } of values) {
    const key = answerKey(value);
    if (key === '') {
      blank += count;
      continue;
    }
    counts.set(key, (counts.get(key) ?? 0) + count);
    // Most frequent first: the first way of writing it is the usual one.
    if (!shown.has(key)) shown.set(key, value);
    const number = numberIn(value);
    if (number !== null) numbers.push({ number, count });
  }
  const answered = sumOf([...counts.values()]);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  const isNumeric = sumOf(numbers.map(({ count }) => count)) * 2 > answered;
  return {
    answered,
    blank,
    numbers: isNumeric ? spreadOf(numbers) : null,
    common: most === undefined ? null : { value: shown.get(most[0]) ?? most[0], count: most[1] },
    counts,
  };
}

/** One student's cell beside the class's. */
export function compareCell(written: string, cell: ClassCell): CellComparison {
  const { answered, blank, numbers, common, counts } = cell;
  const beginning = [...written.slice(0, 2 * longest)].slice(0, longest).join('');
  const key = answerKey(beginning);
  const number = key === '' ? null : numberIn(beginning);
  const isMajority = common !== null && common.count * 2 > answered;
  const others = common !== null && answerKey(common.value) !== key;
  return {
    answered,
    blank,
    median: numbers?.median ?? null,
    common,
    same: key === '' ? blank : (counts.get(key) ?? 0),
    apart: numbers === null || number === null ? null : Math.abs(number - numbers.median) / numbers.scale,
    nearer: numbers === null || number === null ? 0 : shareNearer(Math.abs(number - numbers.median), numbers),
    differs: key !== '' && (numbers === null ? isMajority && others : number === null),
  };
}

/** A course's cells are read up to here, too. */
const longest = 200;

/** Around a median of zero the middle half of the class is what distances are measured by, or else a unit. */
function spreadOf(numbers: readonly { number: number; count: number }[]): ClassCell['numbers'] {
  const sorted = numbers.toSorted((one, other) => one.number - other.number);
  const median = quantile(sorted, 0.5);
  const scale = Math.abs(median) || quantile(sorted, 0.75) - quantile(sorted, 0.25) || 1;
  const distances = numbers
    .map(({ number, count }) => ({ distance: Math.abs(number - median), count }))
    .toSorted((one, other) => one.distance - other.distance);
  return { median, scale, distances };
}

/** How much of the class is nearer to the median. */
function shareNearer(distance: number, { distances }: Spread): number {
  const nearer = distances.filter((other) => other.distance < distance);
  return sumOf(nearer.map(({ count }) => count)) / sumOf(distances.map(({ count }) => count));
}

function quantile(sorted: readonly { number: number; count: number }[], share: number): number {
  const total = sumOf(sorted.map(({ count }) => count));
  const at = (rank: number): number => {
    let passed = 0;
    for (const { number, count } of sorted) {
      passed += count;
      if (passed > rank) return number;
    }
    return sorted.at(-1)?.number ?? 0;
  };
  const rank = (total - 1) * share;
  const below = at(Math.floor(rank));
  return below + (at(Math.ceil(rank)) - below) * (rank - Math.floor(rank));
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
