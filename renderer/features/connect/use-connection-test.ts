import { useEffect, useRef, useState } from 'react';
import type { ConnectionDraft } from '#contract/connect';
import type { ConnectionTest, TestStep } from '#contract/connection-wire';
import { tiza } from '../../api/client.ts';

export interface TestRun {
  /** What was tested: another draft is another test. */
  draft: ConnectionDraft;
  running: boolean;
  /** As they come in; complete at the end. */
  steps: readonly TestStep[];
  result: ConnectionTest | null;
  /** Why it could not even be tried. */
  error: unknown;
}

export interface Testing {
  run: TestRun | null;
  start(draft: ConnectionDraft): Promise<ConnectionTest | null>;
  cancel(): void;
  forget(): void;
}

export function sameDraft(one: ConnectionDraft, other: ConnectionDraft): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** One test at a time, told step by step. Leaving the sheet ends it. */
export function useConnectionTest(): Testing {
  const [run, setRun] = useState<TestRun | null>(null);
  const latest = useRef(0);

  useEffect(() => {
    const stop = window.tiza.on('connection-step', (step) =>
      setRun((current) =>
        current?.running ? { ...current, steps: withStep(current.steps, step) } : current,
      ),
    );
    return () => {
      stop();
      if (latest.current > 0) void tiza.connect.cancelTest().catch(() => undefined);
    };
  }, []);

  async function start(draft: ConnectionDraft): Promise<ConnectionTest | null> {
    latest.current += 1;
    const mine = latest.current;
    setRun({ draft, running: true, steps: [], result: null, error: null });
    try {
      const result = await tiza.connect.test(draft);
      if (mine !== latest.current) return null;
      setRun({ draft, running: false, steps: result.steps, result, error: null });
      return result;
    } catch (error) {
      if (mine === latest.current) setRun({ draft, running: false, steps: [], result: null, error });
      return null;
    }
  }

  return {
    run,
    start,
    cancel: () => void tiza.connect.cancelTest().catch(() => undefined),
    forget: () => setRun(null),
  };
}

function withStep(steps: readonly TestStep[], step: TestStep): TestStep[] {
  return [...steps.filter(({ name }) => name !== step.name), step];
}
