import { AppError } from '#contract/errors';
import type { UpdateState } from '#contract/updates';
import { newReference } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';
import { plainNotes } from './plain-notes.ts';

/** Where new versions come from. */
export interface UpdateSource {
  /** `null`: this is the newest. */
  newest(): Promise<{ version: string; notes: unknown } | null>;
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Ends the app. */
  install(): void;
}

export interface UpdateDeps {
  /** Fetched when it is first needed; `null` where Tiza was not installed from a package. */
  source: (() => Promise<UpdateSource>) | null;
  /** Whether the person lets Tiza ask by itself. */
  allowed(): boolean;
  /** What would be lost or cut short by ending now. */
  unfinished(): { waiting: number; unsaved: boolean; job: boolean };
  /** Everything down: on some systems the installer begins before the app has ended. */
  close(): Promise<void>;
  onState(state: UpdateState): void;
  log: Log;
}

export interface Updates {
  handlers: {
    state(): Promise<UpdateState>;
    check(): Promise<UpdateState>;
    download(): Promise<UpdateState>;
    install(): Promise<null>;
  };
  /** Asks now and then, while allowed. */
  start(): void;
  dispose(): void;
}

const firstAfterMs = 30_000;
const everyMs = 6 * 3_600_000;

const busy = (details: { reason: string; count?: number }) =>
  new AppError('busy', 'Not while something is unfinished', { details });

export function createUpdates({ source, allowed, unfinished, close, onState, log }: UpdateDeps): Updates {
  let state: UpdateState = source === null ? { phase: 'off', why: 'not-packaged' } : { phase: 'idle' };
  let fetched: Promise<UpdateSource> | undefined;
  let asking = false;
  let timer: NodeJS.Timeout | undefined;

  function become(next: UpdateState): UpdateState {
    state = next;
    onState(next);
    return next;
  }

  function seen(): UpdateState {
    return state.phase === 'idle' && !allowed() ? { phase: 'off', why: 'switched-off' } : state;
  }

  function fetchSource(): Promise<UpdateSource> {
    if (source === null) throw new AppError('not-found', 'Only an installed Tiza can be updated');
    fetched ??= source();
    return fetched;
  }

  function failed(during: 'checking' | 'downloading', error: unknown): UpdateState {
    const reference = newReference();
    log.warn('An update failed', { reference, during, error });
    return state.phase === during ? become({ phase: 'failed', during, reference }) : state;
  }

  async function check(): Promise<UpdateState> {
    const busy = asking || state.phase === 'downloading' || state.phase === 'ready';
    if (source === null || busy) return seen();
    // What is on offer stays so until another answer is there.
    const before = state.phase === 'available' ? state : become({ phase: 'checking' });
    asking = true;
    try {
      const found = await (await fetchSource()).newest();
      // Somebody may have taken the offer meanwhile.
      if (state !== before) return state;
      if (found === null) return become({ phase: 'current' });
      return become({ phase: 'available', version: found.version, notes: plainNotes(found.notes) });
    } catch (error) {
      return failed('checking', error);
    } finally {
      asking = false;
    }
  }

  async function download(): Promise<UpdateState> {
    if (state.phase !== 'available') return seen();
    const { version, notes } = state;
    become({ phase: 'downloading', version, notes, percent: 0 });
    try {
      await (await fetchSource()).download((percent) => {
        const whole = Math.min(100, Math.max(0, Math.floor(percent)));
        const known = state.phase === 'downloading' ? state.percent : whole;
        if (whole !== known) become({ phase: 'downloading', version, notes, percent: whole });
      });
      return become({ phase: 'ready', version, notes });
    } catch (error) {
      return failed('downloading', error);
    }
  }

  async function install(): Promise<null> {
    if (state.phase !== 'ready') throw new AppError('not-found', 'No new version is ready');
    const from = await fetchSource();
    const { waiting, unsaved, job } = unfinished();
    if (unsaved) throw busy({ reason: 'update-waits-for-disk' });
    if (job) throw busy({ reason: 'update-waits-for-backup' });
    if (waiting > 0) throw busy({ reason: 'update-waits-for-outbox', count: waiting });
    await close().catch((error: unknown) => log.error('Could not close everything', { error }));
    from.install();
    return null;
  }

  function schedule(ms: number): void {
    timer = setTimeout(() => {
      if (allowed()) void check();
      schedule(everyMs);
    }, ms);
    timer.unref();
  }

  return {
    handlers: { state: async () => seen(), check, download, install },
    start() {
      if (source !== null) schedule(firstAfterMs);
    },
    dispose: () => clearTimeout(timer),
  };
}
