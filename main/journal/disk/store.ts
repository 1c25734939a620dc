import { constants, copyFile } from 'node:fs/promises';
import type { Log } from '../../logging/log.ts';
import type { Entry, Heading, StoredDraft } from './entries.ts';
import { type Line, lineOf } from './lines.ts';
import { openLogFile } from './log-file.ts';
import { readEntries, readHeading } from './reading.ts';
import type { Seal } from './seal.ts';
import { apply, entriesOf, prune, replay, type State } from './state.ts';
import { notWritten, type Trouble, troubleOf } from './trouble.ts';

export interface StoreDeps {
  path: string;
  /** What the file is about, unless it says so itself. */
  heading?: Heading;
  seal: Seal | null;
  onTrouble(): void;
  log: Log;
}

/** One course's journal: in memory to be read, on the disk to be believed. */
export interface Store {
  readonly heading: Heading;
  readonly state: Readonly<State>;
  trouble(): Trouble | null;
  /** Lines that wait for their key, and lines that were damaged. */
  unread(): { locked: number; damaged: number };
  /** All of it or nothing; it is so only once it is on the disk. */
  commit(entry: Entry): Promise<void>;
  /** What was typed is so at once. When the disk does not take it, it is tried again until it does. */
  keep(draft: StoredDraft): Promise<void>;
  /** Opens what was locked with this key; from now on everything is. */
  unlock(seal: Seal): Promise<void>;
  /** Something typed is only in memory: the disk did not take it. */
  unsaved(): boolean;
  close(): Promise<void>;
}

const againMs = 1000;
const smallBytes = 1 << 20;

export async function openStore({ path, onTrouble, log, ...given }: StoreDeps): Promise<Store> {
  const file = await openLogFile(path, beginning);
  const found = await file.read();
  const { said, rest } = readHeading(found.lines);
  const heading = said ?? given.heading;
  if (heading === undefined) throw new Error('The journal does not say what it is about');

  let { seal } = given;
  const first = readEntries(rest, seal);
  let { closed } = first;
  let state = replay(first.entries);
  const damaged = found.damaged + first.damaged;
  /** The file begins with its heading and, where lines are closed, says that what follows was written blindly. */
  let begun = said !== null && closed.length === 0;
  let trouble: Trouble | null = null;
  let againTimer: NodeJS.Timeout | undefined;
  /** Typed, and not yet on the disk. */
  const unsaved = new Set<string>();
  let baseBytes = file.size();
  let ended = false;

  const locked = (entry: Entry): Line => lineOf(entry, seal);
  const headed = (): Line => lineOf(heading, null);
  const blind = (): Line[] => (closed.length === 0 ? [] : [locked({ blind: true })]);

  function everything(): Line[] {
    prune(state);
    return [headed(), ...closed, ...blind(), ...entriesOf(state).map(locked)];
  }

  function beginning(): Line[] {
    return begun ? [] : [...(said === null ? [headed()] : []), ...blind()];
  }

  function become(next: Trouble | null): void {
    if (next === trouble) return;
    trouble = next;
    if (next !== null) log.warn('The journal cannot be written', { trouble: next });
    onTrouble();
  }

  async function append(entry: Entry, landed: () => void): Promise<void> {
    // How something on its way ended may come after everything was closed: the course is asked the next time.
    if (ended) throw notWritten(new Error('The journal is closed'));
    try {
      await file.append([locked(entry)], () => {
        begun = true;
        landed();
      });
    } catch (cause) {
      become(troubleOf(cause));
      againTimer ??= setTimeout(tryAgain, againMs);
      throw notWritten(cause);
    }
    if (unsaved.size === 0) become(null);
    if (file.size() > smallBytes + 4 * baseBytes) await compact();
  }

  /** Never the reason why something else fails: the file as it is stays good. */
  async function compact(): Promise<void> {
    baseBytes = file.size();
    await file.replace(everything).then(
      () => {
        begun = true;
        baseBytes = file.size();
      },
      (error: unknown) => log.warn('The journal could not be written anew', { error }),
    );
  }

  function write(draft: StoredDraft): Promise<void> {
    unsaved.add(draft.key);
    return append({ drafts: [draft] }, () => {
      if (state.drafts.get(draft.key) === draft) unsaved.delete(draft.key);
      // Published while a disk without room kept it waiting: its line came after the one that closed it.
      if (!state.drafts.has(draft.key)) append({ gone: [draft.key] }, () => undefined).catch(() => undefined);
    });
  }

  async function tryAgain(): Promise<void> {
    clearTimeout(againTimer);
    againTimer = undefined;
    const waiting = [...unsaved].map((key) => state.drafts.get(key)).filter((draft) => draft !== undefined);
    // Where nothing waits, an entry that says nothing still tells whether there is room again.
    const attempts = waiting.length > 0 ? waiting.map(write) : [append({}, () => undefined)];
    await Promise.allSettled(attempts);
  }

  if (found.damaged > 0) {
    const stamp = new Date().toISOString().replace(/[-:.]/g, '');
    await copyFile(path, `${path}.damaged-${stamp}`, constants.COPYFILE_EXCL).catch(() => undefined);
    log.warn('A journal was damaged; what can be read of it is in use', { lines: damaged });
  }
  if (found.damaged > 0 || (seal !== null && first.plain)) await compact();

  return {
    heading,
    get state() {
      return state;
    },
    trouble: () => trouble,
    unread: () => ({ locked: closed.length, damaged }),
    commit(entry) {
      const keys = [...(entry.gone ?? []), ...(entry.drafts ?? []).map(({ key }) => key)];
      const before = new Map(keys.map((key) => [key, state.drafts.get(key)]));
      return append(entry, () => {
        // What was typed while this was being written comes after it in the file, too.
        const typed = keys.flatMap((key) => state.drafts.get(key) ?? []);
        const since = typed.filter((draft) => before.get(draft.key) !== draft);
        for (const { key } of since) {
          const was = before.get(key);
          if (was === undefined) state.drafts.delete(key);
          else state.drafts.set(key, was);
        }
        apply(state, entry);
        apply(state, { drafts: since });
        for (const key of entry.gone ?? []) if (!state.drafts.has(key)) unsaved.delete(key);
      });
    },
    keep(draft) {
      apply(state, { drafts: [draft] });
      return write(draft);
    },
    async unlock(key) {
      seal = key;
      const opened = readEntries(closed, seal);
      closed = opened.closed;
      if (opened.entries.length > 0) {
        state = replay([...opened.entries, { blind: true }, ...entriesOf(state)]);
      }
      if (file.size() > 0) await compact();
    },
    unsaved: () => trouble !== null && unsaved.size > 0,
    async close() {
      ended = true;
      clearTimeout(againTimer);
      await file.close();
    },
  };
}
