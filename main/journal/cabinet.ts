import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalStatus } from '#contract/journal-drafts';
import type { KeychainAccess } from '../connections/keytar.ts';
import type { Log } from '../logging/log.ts';
import { createJournalKey } from './disk/journal-key.ts';
import type { Store } from './disk/store.ts';
import { countsOf } from './outbox/shown.ts';
import { openPlaces, type Places } from './places.ts';

export interface CabinetDeps {
  /** Where the app keeps what is the person's own. */
  userData: string;
  access: KeychainAccess;
  /** The disk takes nothing any more, or takes it again; the keychain served, or did not. */
  onStatus(status: JournalStatus): void;
  /** What was locked can be read now. */
  onUnlocked(): void;
  log: Log;
}

/** All journals of this laptop and the key they are locked with. */
export interface Cabinet {
  places(): Promise<Places>;
  status(): Promise<JournalStatus>;
  /** How much still has to reach a course, of all that this laptop keeps. */
  waiting(): number;
  /** Something typed is only in memory. */
  unsaved(): boolean;
  /** Asks the keychain again. */
  unlock(): Promise<JournalStatus>;
  close(): Promise<void>;
}

/** The keychain answers within this, or what is locked appears a little later. */
const patienceMs = 1500;

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

const unsentIn = ({ state }: Store) => countsOf(state.items.values(), () => false).waiting + state.marks.size;

/** Whoever has words here has them read before a course is open; of others the keychain is asked nothing yet. */
export function createCabinet({ userData, access, onStatus, onUnlocked, log }: CabinetDeps): Cabinet {
  const folder = join(userData, 'journal');
  let opened: Places | null = null;
  let opening: Promise<Places> | undefined;
  let unlocking: Promise<void> = Promise.resolve();

  const key = createJournalKey({
    access,
    onKey(seal) {
      if (opened === null) return;
      unlocking = opened
        .unlock(seal)
        .then(onUnlocked, (error: unknown) => log.error('Not unlocked', { error }));
    },
    log,
  });

  function statusNow(): JournalStatus {
    const stores = opened?.all() ?? [];
    const unread = stores.map((store) => store.unread());
    return {
      ...key.protection(),
      trouble: stores.map((store) => store.trouble()).find((trouble) => trouble !== null) ?? null,
      locked: sum(unread.map(({ locked }) => locked)),
      damaged: sum(unread.map(({ damaged }) => damaged)) + (opened?.unreadable() ?? 0),
    };
  }

  async function open(): Promise<Places> {
    await Promise.race([key.ask().then(() => opened && onStatus(statusNow())), sleep(patienceMs)]);
    const places = await openPlaces({
      folder,
      seal: key.seal,
      onTrouble: () => onStatus(statusNow()),
      log,
    });
    opened = places;
    return places;
  }

  function places(): Promise<Places> {
    opening ??= open();
    return opening;
  }

  if (existsSync(folder))
    places().catch((error: unknown) => log.error('No journal could be opened', { error }));

  return {
    places,
    async status() {
      await places();
      return statusNow();
    },
    waiting: () => sum((opened?.all() ?? []).map(unsentIn)),
    unsaved: () => opened?.all().some((store) => store.unsaved()) ?? false,
    async unlock() {
      await places();
      await key.ask();
      await unlocking;
      return statusNow();
    },
    async close() {
      const there = await opening?.catch(() => null);
      await there?.close();
    },
  };
}
