import { randomUUID } from 'node:crypto';
import type { Handlers } from '#contract/contract';
import type { Mark, NewMark } from '#contract/feedback';
import type { SubmissionRef } from '#contract/grading';
import type { WaitingMark } from '#contract/journal-outbox';
import type { Log } from '../../logging/log.ts';
import type { StoredMark } from '../disk/entries.ts';
import type { Store } from '../disk/store.ts';
import type { SenderDeps } from '../outbox/sender.ts';
import { isPassing, nextMarks, refusalBy, shownMark, withWaiting } from './waiting.ts';

/** The way to the course, for as long as it is open. */
export type MarksCourse = Pick<SenderDeps, 'connected' | 'gate'> &
  Pick<Handlers['feedback'], 'mark' | 'unmark'>;

export interface MarksDeps {
  store: Pick<Store, 'state' | 'commit'>;
  /** Others wait than before, or for another reason. */
  onWaiting(marks: WaitingMark[]): void;
  /** What waited has arrived. */
  onArrived(refs: SubmissionRef[]): void;
  log: Log;
}

/** Marks on their way to one course's database. Setting and taking back is written down here first, and goes in order. */
export interface Marks {
  /** Those that stand afterwards; those that wait for the course say so. */
  set(marks: readonly NewMark[]): Promise<Mark[]>;
  withdraw(keys: readonly string[]): Promise<void>;
  /** What the course says, and what will be once everything has arrived. */
  withWaiting(refs: readonly SubmissionRef[], standing: readonly Mark[]): Mark[];
  /** Those that nobody stands there for any more, and why they wait. */
  waiting(): WaitingMark[];
  count(): number;
  open(course: MarksCourse): void;
  poke(): void;
  close(): Promise<void>;
}

type Settled = { standing: Mark[] } | 'waits';

const againMs = 5000;
const refusedAgainMs = 60_000;

export function createMarks({ store, onWaiting, onArrived, log }: MarksDeps): Marks {
  /** Somebody stands there and is told how it ended; whatever waits longer than that never goes back by itself. */
  const asking = new Map<string, { resolve(settled: Settled): void; reject(error: unknown): void }>();
  const tried = new Set<string>();
  const resting = new Set<string>();
  /** Why the course would not have them the last time. */
  const refusals = new Map<string, WaitingMark['waitsFor']>();
  let reason: WaitingMark['waitsFor'] | null = 'not-connected';
  let told = '[]';
  let course: MarksCourse | null = null;
  let working: Promise<void> | null = null;
  let pokedAgain = false;
  let timer: NodeJS.Timeout | undefined;

  const waiting = () => [...store.state.marks.values()];

  const listed = () =>
    waiting()
      .filter(({ id }) => !asking.has(id))
      .map((step) => shownMark(step, reason ?? refusals.get(step.id) ?? 'turn'));

  function tell(): void {
    const marks = listed();
    const now = JSON.stringify(marks);
    if (now === told) return;
    told = now;
    onWaiting(marks);
  }

  function settle(steps: readonly StoredMark[], settled: Settled): void {
    for (const { id } of steps) {
      asking.get(id)?.resolve(settled);
      asking.delete(id);
    }
  }

  async function add(steps: StoredMark[]): Promise<Settled[]> {
    const settled = Promise.all(
      steps.map(({ id }) => new Promise<Settled>((resolve, reject) => asking.set(id, { resolve, reject }))),
    );
    try {
      await store.commit({ marks: steps });
    } catch (error) {
      settle(steps, 'waits');
      throw error;
    }
    poke();
    return settled;
  }

  async function send(to: MarksCourse, steps: readonly StoredMark[]): Promise<Mark[]> {
    for (const { id } of steps) tried.add(id);
    const marks = steps.flatMap((step) => (step.wish === 'set' ? [step.mark] : []));
    if (marks.length > 0) return to.mark({ marks });
    await to.unmark({ keys: steps.flatMap((step) => (step.wish === 'withdraw' ? [step.key] : [])) });
    return [];
  }

  async function over(steps: readonly StoredMark[], settled: Settled): Promise<void> {
    await store.commit({ marked: steps.map(({ id }) => id) });
    const late = steps.filter(({ id }) => !asking.has(id));
    for (const { id } of steps) refusals.delete(id);
    settle(steps, settled);
    if (late.length > 0) onArrived(late.flatMap((step) => (step.wish === 'set' ? [step.mark.ref] : [])));
  }

  /** The course will not have it: whoever just asked is told, all of it or nothing; what was promised waits. */
  async function refused(steps: readonly StoredMark[], error: unknown): Promise<void> {
    if (steps.every(({ id }) => asking.has(id))) {
      await store.commit({ marked: steps.map(({ id }) => id) });
      for (const { id } of steps) {
        asking.get(id)?.reject(error);
        asking.delete(id);
      }
      return;
    }
    if (steps.length > 1) {
      for (const step of steps) await attempt([step]);
      return;
    }
    log.warn('A mark waits for another time', { error });
    for (const { id } of steps) {
      resting.add(id);
      refusals.set(id, refusalBy(error));
    }
    wake(refusedAgainMs);
  }

  /** False: it is for another time. */
  async function attempt(steps: readonly StoredMark[]): Promise<boolean> {
    if (course === null) return false;
    try {
      await over(steps, { standing: await send(course, steps) });
    } catch (error) {
      if (isPassing(error)) {
        reason = 'retrying';
        wake(againMs);
        return false;
      }
      await refused(steps, error);
    }
    return true;
  }

  async function drain(): Promise<void> {
    resting.clear();
    let allowed = false;
    for (;;) {
      const steps = nextMarks(waiting(), resting);
      if (course === null || !course.connected()) {
        reason = 'not-connected';
        return;
      }
      if (steps.length === 0) {
        reason = null;
        return;
      }
      const refusal = allowed ? null : await course.gate();
      if (refusal !== null) {
        reason = refusal;
        return wake(refusedAgainMs);
      }
      allowed = true;
      if (!(await attempt(steps))) return;
    }
  }

  async function work(): Promise<void> {
    while (pokedAgain) {
      pokedAgain = false;
      await drain().catch((error: unknown) => {
        log.warn('Marks wait', { error });
        reason = 'retrying';
        wake(againMs);
      });
      if (pokedAgain) continue;
      settle(waiting(), 'waits');
      tell();
    }
    working = null;
  }

  function poke(): void {
    pokedAgain = true;
    working ??= work();
  }

  function wake(ms: number): void {
    clearTimeout(timer);
    if (course !== null) timer = setTimeout(poke, ms);
  }

  return {
    async set(marks) {
      const ended = await add(marks.map((mark) => ({ id: mark.key, wish: 'set', mark })));
      const standing = ended.flatMap((settled) => (settled === 'waits' ? [] : settled.standing));
      const refs = marks.map(({ ref }) => ref);
      return withWaiting(waiting(), refs, [...new Map(standing.map((mark) => [mark.key, mark])).values()]);
    },
    async withdraw(keys) {
      // What has never left, or was refused, is simply not set.
      const unsent = keys.filter(
        (key) => store.state.marks.has(key) && (!tried.has(key) || resting.has(key)),
      );
      if (unsent.length > 0) {
        const steps = unsent.flatMap((key) => store.state.marks.get(key) ?? []);
        await store.commit({ marked: unsent });
        settle(steps, 'waits');
        for (const key of unsent) refusals.delete(key);
        tell();
      }
      const sent = keys.filter((key) => !unsent.includes(key));
      if (sent.length > 0) await add(sent.map((key) => ({ id: randomUUID(), wish: 'withdraw', key })));
    },
    withWaiting: (refs, standing) => withWaiting(waiting(), refs, standing),
    waiting: listed,
    count: () => store.state.marks.size,
    open(opened) {
      course = opened;
      // Of what an earlier run left nobody knows how far it came.
      for (const { id } of waiting()) tried.add(id);
      poke();
    },
    poke,
    async close() {
      course = null;
      clearTimeout(timer);
      await working;
      settle(waiting(), 'waits');
    },
  };
}
