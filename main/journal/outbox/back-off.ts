import type { ItemProblem } from './problem.ts';

/** What is known of tries that failed, for as long as the app runs; by a clock that nobody sets. */
export interface Attempts {
  of(id: string): Attempt | undefined;
  failed(id: string, problem: ItemProblem): void;
  forget(id: string): void;
  restsFor(id: string): number;
  /** The course can be reached again: what failed for that is tried at once. */
  forgive(): void;
}

export interface Attempt {
  tries: number;
  problem: ItemProblem;
  nextAt: number;
}

const shortestMs = 100;
const longestMs = 15_000;

/** Grows, and is spread, so that a class of laptops does not knock together. */
export function pauseAfter(tries: number, random: number): number {
  return Math.round(Math.min(shortestMs * 1.6 ** (tries - 1), longestMs) * (0.5 + random / 2));
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
    forgive() {
      for (const [id, attempt] of attempts) {
        if (attempt.problem.code === 'unreachable') attempts.set(id, { ...attempt, nextAt: 0 });
      }
    },
    restsFor: (id) => Math.max(0, (attempts.get(id)?.nextAt ?? 0) - now()),
  };
}
