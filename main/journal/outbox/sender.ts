import { rejectionCode } from '#contract/feedback-delivery';
import type { WaitReason } from '#contract/journal-outbox';
import type { Delivery } from '../../feedback/delivery.ts';
import type { Log } from '../../logging/log.ts';
import type { StoredItem } from '../disk/entries.ts';
import type { Store } from '../disk/store.ts';
import type { Attempts } from './back-off.ts';
import type { Book } from './book.ts';
import type { Delays } from './delays.ts';
import { createDispatch, type DispatchDeps } from './dispatch.ts';
import { heads, isSettled, nextBatch, ready, type Turns } from './lanes.ts';
import { waitsAfter } from './outcomes.ts';

export interface SenderDeps {
  store: Pick<Store, 'state' | 'trouble'>;
  book: Pick<Book, 'decide'>;
  delays: Delays;
  attempts: Attempts;
  /** What is being sent or asked about, also by the sender before. */
  underWay: Set<string>;
  delivery: Delivery;
  sign: DispatchDeps['sign'];
  connected(): boolean;
  /** Asked once before each burst: why nothing may be sent to this course now. */
  gate(): Promise<WaitReason | null>;
  /** What waits does so for another reason than before. */
  onReason(): void;
  log: Log;
}

export interface Sender {
  /** Something changed: maybe somebody's turn has come. */
  poke(): void;
  /** Why each item is not on its way, as things are now. */
  reasons(): (item: StoredItem) => WaitReason | null;
  stop(): Promise<void>;
}

const gateAgainMs = 1500;
const refusedAgainMs = 60_000;

/** Takes what is due to the course, a burst at a time, for as long as the course can be reached. */
export function createSender(deps: SenderDeps): Sender {
  const { store, delays, attempts, underWay, delivery, sign, connected, gate, onReason, log } = deps;
  /** Of a change that could not be sent now, why; learnt anew in each burst. */
  const checked = new Map<string, WaitReason | null>();
  let reachable = true;
  let reason: WaitReason | null = null;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | null = null;
  let pokedAgain = false;
  let stopped = false;

  const items = () => store.state.items.values();

  function check({ change }: StoredItem): WaitReason | null {
    const known = checked.get(change.key);
    if (known !== undefined) return known;
    const code = delivery.check(sign(change))?.code;
    // Whether the course may be written at all is the gate's to say.
    const waits = code === undefined || code === 'read-only' ? null : waitsAfter(code, change.kind);
    checked.set(change.key, waits);
    return waits;
  }

  const turns: Turns = {
    stays(item) {
      if (item.run !== null && store.state.runs.get(item.run)?.paused) return 'paused';
      const held = delays.heldFor(item);
      if (held === 0) return null;
      return Number.isFinite(held) ? 'delay' : 'until-told';
    },
    rests: (item) =>
      underWay.has(item.change.key) || attempts.restsFor(item.change.key) > 0 || check(item) !== null,
  };

  const dispatch = createDispatch({
    ...deps,
    stays: (item) => item.state !== 'queued' || turns.stays(item) !== null,
  });

  function afterTry({ change }: StoredItem): WaitReason {
    const said = rejectionCode.safeParse(attempts.of(change.key)?.problem.reason);
    return (said.success ? waitsAfter(said.data, change.kind) : null) ?? 'retrying';
  }

  function become(next: WaitReason | null): void {
    if (next === reason) return;
    reason = next;
    onReason();
  }

  function wake(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(poke, ms);
  }

  function wakeWhenDue(): void {
    const waits = [...items()]
      .filter((item) => !isSettled(item))
      .map((item) => Math.max(delays.heldFor(item), attempts.restsFor(item.change.key)))
      .filter((ms) => ms > 0 && Number.isFinite(ms));
    if (waits.length > 0) wake(Math.min(...waits) + 5);
  }

  async function advance(batch: readonly StoredItem[]): Promise<void> {
    for (const { change } of batch) underWay.add(change.key);
    await dispatch(batch);
    for (const { change } of batch) underWay.delete(change.key);
  }

  async function burst(): Promise<void> {
    checked.clear();
    let allowed = false;
    while (!stopped) {
      if (!connected()) {
        reachable = false;
        return become('not-connected');
      }
      if (!reachable) attempts.forgive();
      reachable = true;
      if (store.trouble() !== null) return become('disk-trouble');
      const batch = nextBatch(ready(items(), turns));
      if (batch.length === 0) {
        if (allowed) become(null);
        return wakeWhenDue();
      }
      const refusal = allowed ? null : await gate();
      if (refusal !== null) {
        // Somebody else may put it right, and nobody would tell.
        if (refusal !== 'only-looking') wake(refusedAgainMs);
        return become(refusal);
      }
      allowed = true;
      become(null);
      await advance(batch);
    }
  }

  async function work(): Promise<void> {
    while (pokedAgain && !stopped) {
      pokedAgain = false;
      try {
        await burst();
      } catch (error) {
        log.warn('The outbox waits', { error });
        become('not-connected');
        wake(gateAgainMs * (0.75 + Math.random() / 2));
      }
    }
    working = null;
  }

  function poke(): void {
    pokedAgain = true;
    working ??= work();
  }

  return {
    poke,
    reasons() {
      const first = new Set(heads(items(), turns));
      return (item) => {
        if (isSettled(item)) return null;
        // While it is tried again, why it waited until now still holds.
        const failed = attempts.of(item.change.key) !== undefined;
        if (underWay.has(item.change.key)) return failed ? afterTry(item) : null;
        const stays = item.state === 'queued' ? turns.stays(item) : null;
        const found = stays ?? reason ?? checked.get(item.change.key) ?? null;
        if (found !== null) return found;
        if (failed) return afterTry(item);
        return first.has(item) ? 'turn' : 'behind';
      };
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
