import type { Problem, TestStep, TestStepName } from '#contract/connection-wire';
import { toAppError } from '../database/errors.ts';
import { diagnose, type Place } from './diagnosis.ts';

export const stepNames: readonly TestStepName[] = ['dns', 'tcp', 'tls', 'login', 'platform'];

/** What a step says at its end, and what the next one needs of it. */
export interface StepEnd<Value = void> {
  state: 'ok' | 'warning' | 'skipped';
  problem?: Problem;
  value: Value;
}

export interface Steps {
  /** Runs one, measures it, and tells; what it failed with comes out diagnosed. */
  run<Value>(name: TestStepName, work: () => Promise<StepEnd<Value>>): Promise<Value>;
  all(): TestStep[];
}

/** The reason a test stopped at; everything after it is skipped. */
export class StepFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.reason);
    this.problem = problem;
  }
}

export function createSteps(place: Place, onStep: (step: TestStep) => void): Steps {
  const done = new Map<TestStepName, TestStep>();

  function tell(step: TestStep): void {
    done.set(step.name, step);
    onStep(step);
  }

  return {
    async run(name, work) {
      tell({ name, state: 'running', ms: null, problem: null });
      const since = performance.now();
      const took = () => Math.round((performance.now() - since) * 10) / 10;
      try {
        const { state, problem = null, value } = await work();
        tell({ name, state, ms: state === 'skipped' ? null : took(), problem });
        return value;
      } catch (cause) {
        const problem =
          cause instanceof StepFailed ? cause.problem : diagnose(toAppError(cause), place, name);
        tell({ name, state: 'failed', ms: took(), problem });
        throw new StepFailed(problem);
      }
    },
    all: () => stepNames.map((name) => done.get(name) ?? { name, state: 'skipped', ms: null, problem: null }),
  };
}
