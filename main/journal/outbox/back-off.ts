import type { ItemProblem } from './problem.ts';

/** What is known of tries that failed, for as long as the app runs; by a clock that nobody sets. */
export interface Attempts {
  of(id: string): Attempt | undefined;
  failed(id: string, problem: ItemProblem): void;
  forget(id: string): void;
  restsFor(id: string): number;
}

export interface Attempt {
  tries: number;
  problem: ItemProblem;
  nextAt: number;
}

const shortestMs = 300;
const longestMs = 30_000;

/** Doubles, and is spread, so that a class of laptops does not knock together. */
export function pauseAfter(tries: number, random: number): number {
  return Math.round(Math.min(shortestMs * 2 ** (tries - 1), longestMs) * (0.5 + random / 2));
}

export function createAttempts(
  now: () => number = () => performance.now(),
  random: () => number = Math.random,
): Attempts {
  const attempts = new Map<string, Attempt>();
  return {
    of: (id) => attempts.get(id),
    failed(id, problem) {
      const tries = (attempts.get(id)?.tries ?? 0) + 1;
      attempts.set(id, { tries, problem, nextAt: now() + pauseAfter(tries, random()) });
    },
    forget: (id) => void attempts.delete(id),
    restsFor: (id) => Math.max(0, (attempts.get(id)?.nextAt ?? 0) - now()),
  };
}
