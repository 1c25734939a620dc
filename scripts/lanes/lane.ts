/** What a lane counted. */
export interface Outcome {
  passed: number;
  failed: number;
  /** One sentence for each test that did not run. */
  skipped: string[];
}

export interface Lane {
  name: string;
  /** Without this one's success it would only repeat the failure in more words. */
  needs?: Lane;
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

/** On CI every lane has to run something: one that quietly stops running is a failure. */
export function acceptable(outcomes: readonly Outcome[], onCi: boolean): boolean {
  const total = sum(outcomes);
  if (total.failed > 0 || total.passed === 0) return false;
  return !onCi || outcomes.every((outcome) => outcome.passed > 0);
}
