import type { DrillResult, JobKind, JobStep } from '#contract/backup-words';
import type { BackupJob } from '#contract/backups';
import { AppError } from '#contract/errors';
import { describeError, newReference } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';

type Progress = NonNullable<BackupJob['progress']>;

/** What the work on a job tells of itself. */
export interface Telling {
  signal: AbortSignal;
  begin(step: JobStep): void;
  progress(now: Omit<Progress, 'secondsLeft'>): void;
  file(name: string): void;
  drill(result: DrillResult): void;
  restored(where: NonNullable<BackupJob['restored']>): void;
}

export interface Jobs {
  current(): BackupJob | null;
  /** Begins at once and answers with how it begins; `ended` waits for it. One at a time. */
  start(kind: JobKind, steps: readonly JobStep[], work: (telling: Telling) => Promise<void>): BackupJob;
  /** How the job under way, if any, has ended. */
  ended(): Promise<BackupJob | null>;
  cancel(): Promise<void>;
}

export interface JobsDeps {
  onChange(job: BackupJob): void;
  log: Log;
}

const tellEveryMs = 200;
const cancelled = () => new AppError('cancelled', 'Cancelled.', { details: { reason: 'backup-cancelled' } });

/** One long piece of work at a time, told as it goes. */
export function createJobs({ onChange, log }: JobsDeps): Jobs {
  let job: BackupJob | null = null;
  let controller: AbortController | null = null;
  let running: Promise<void> = Promise.resolve();
  let toldAt = 0;

  function tell(change: Partial<BackupJob>, now = true): void {
    if (job === null) return;
    job = { ...job, ...change };
    if (!now && Date.now() - toldAt < tellEveryMs) return;
    toldAt = Date.now();
    onChange(job);
  }

  const isRunning = () => job?.state === 'running';

  function tellingFor(signal: AbortSignal): Telling {
    let since = Date.now();
    const stepsWith = (wanted: JobStep) => {
      const steps = job?.steps ?? [];
      // What is a step of another job is part of the one under way here.
      if (!steps.some(({ step }) => step === wanted)) return steps;
      return steps.map((one) => {
        if (one.step === wanted) return { ...one, state: 'running' as const };
        return one.state === 'running' ? { ...one, state: 'done' as const } : one;
      });
    };
    return {
      signal,
      begin(step) {
        signal.throwIfAborted();
        since = Date.now();
        tell({ steps: stepsWith(step), progress: null });
      },
      progress(now) {
        tell({ progress: { ...now, secondsLeft: secondsLeft(now, since) } }, false);
      },
      file: (file) => tell({ file }),
      drill: (drill) => tell({ drill }),
      restored: (restored) => tell({ restored }),
    };
  }

  async function run(work: (telling: Telling) => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await work(tellingFor(signal));
      const steps = (job?.steps ?? []).map((one) =>
        one.state === 'running' ? { ...one, state: 'done' as const } : one,
      );
      tell({ state: 'done', steps, progress: null });
    } catch (cause) {
      const error = describeError(signal.aborted ? cancelled() : cause, log, `backups: ${job?.kind}`);
      tell({ state: signal.aborted ? 'cancelled' : 'failed', progress: null, error });
    }
  }

  return {
    current: () => job,
    start(kind, steps, work) {
      if (isRunning()) {
        throw new AppError('busy', 'Another job is under way', { details: { reason: 'backup-busy' } });
      }
      controller = new AbortController();
      job = {
        id: newReference(),
        kind,
        state: 'running',
        steps: steps.map((step) => ({ step, state: 'waiting' as const })),
        progress: null,
        startedAt: new Date().toISOString(),
        file: null,
        drill: null,
        restored: null,
        error: null,
      };
      const begun = job;
      onChange(begun);
      running = run(work, controller.signal);
      return begun;
    },
    async ended() {
      await running;
      return job;
    },
    async cancel() {
      if (isRunning()) controller?.abort(cancelled());
      await running;
    },
  };
}

const enoughToGuessMs = 1500;

/** By how fast it went so far; nothing is guessed from the first moments. */
function secondsLeft({ bytes, totalBytes }: Pick<Progress, 'bytes' | 'totalBytes'>, since: number) {
  const elapsed = Date.now() - since;
  if (totalBytes === null || bytes === 0 || elapsed < enoughToGuessMs) return null;
  return Math.max(0, ((totalBytes - bytes) * elapsed) / bytes / 1000);
}
