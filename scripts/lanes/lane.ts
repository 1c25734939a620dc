/** What a lane counted; `skipped` holds one sentence for each test that did not run. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: Skipped[];
}

export interface Skipped {
  what: string;
  /** Only Electron's own binary can prove it, which a machine may be unable to have. */
  needsElectron: boolean;
}

export interface Lane {
  name: string;
  run(extra: readonly string[]): Promise<Outcome>;
}

export const passed: Outcome = { passed: 1, failed: 0, skipped: [] };
export const failed: Outcome = { passed: 0, failed: 1, skipped: [] };

export function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, outcome) => total + outcome.passed, 0),
    failed: outcomes.reduce((total, outcome) => total + outcome.failed, 0),
    skipped: outcomes.flatMap((outcome) => outcome.skipped),
  };
}

export function closingLine({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/** On CI nothing may be skipped but what needs Electron's binary: a lane that quietly stops running is a failure. */
export function acceptable(outcome: Outcome, onCi: boolean): boolean {
  if (outcome.failed > 0 || outcome.passed === 0) return false;
  return !onCi || outcome.skipped.every(({ needsElectron }) => needsElectron);
}
