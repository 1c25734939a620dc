/** How safe what was typed is, as the writer is told. */
export type Keeping =
  | { state: 'kept'; at: number }
  | { state: 'keeping' }
  /** Not on disk; it is still here, and it is tried again. */
  | { state: 'unkept'; error: unknown };

export interface DraftKeeper {
  /** What was typed there since the window opened. */
  textAt(place: string): string | undefined;
  /** From every keystroke; costs next to nothing. */
  type(place: string, text: string): void;
  /** Writes what waits now, and not when its time comes. */
  flush(): Promise<void>;
  keepingAt(place: string): Keeping | undefined;
  /** Everywhere something was typed. */
  places(): Iterable<string>;
  /** From now on the place is as if nothing had been typed there. */
  forget(place: string): void;
  subscribe(listener: () => void): () => void;
}

interface Page {
  text: string;
  /** What the disk has. */
  written: string | undefined;
  writing: Promise<void> | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  keeping: Keeping;
}

export interface DraftKeeperDeps {
  write(place: string, text: string): Promise<void>;
  /** When whoever looks at a place is told that it was forgotten: at once unless told here. */
  later?: (tell: () => void) => void;
  now?: () => number;
}

/** Keystrokes within so long are written as one. */
export const coalesceMs = 80;
const againMs = 2000;

/** Everything typed on its way to the disk: one write at a time for each place, always of the latest text. */
export function createDraftKeeper({
  write,
  later = (tell) => tell(),
  now = Date.now,
}: DraftKeeperDeps): DraftKeeper {
  const pages = new Map<string, Page>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  const save = async (place: string, page: Page): Promise<void> => {
    const { text } = page;
    try {
      await write(place, text);
      page.written = text;
      // Nobody is told of every keystroke: only of the words having come to rest.
      if (page.text === text) page.keeping = { state: 'kept', at: now() };
    } catch (error) {
      page.keeping = { state: 'unkept', error };
    }
    page.writing = undefined;
    if (pages.get(place) !== page) return;
    tell();
    if (page.written === page.text) return;
    if (page.keeping.state === 'unkept') page.timer ??= setTimeout(() => void send(place, page), againMs);
    else await send(place, page);
  };

  const send = (place: string, page: Page): Promise<void> => {
    clearTimeout(page.timer);
    page.timer = undefined;
    if (page.writing === undefined && page.written !== page.text) page.writing = save(place, page);
    return page.writing ?? Promise.resolve();
  };

  const open = (place: string, text: string): Page => {
    const page: Page = {
      text,
      written: undefined,
      writing: undefined,
      timer: undefined,
      keeping: { state: 'keeping' },
    };
    pages.set(place, page);
    tell();
    return page;
  };

  return {
    textAt: (place) => pages.get(place)?.text,
    type(place, text) {
      const page = pages.get(place) ?? open(place, text);
      page.text = text;
      if (page.writing === undefined) page.timer ??= setTimeout(() => void send(place, page), coalesceMs);
    },
    async flush() {
      await Promise.all([...pages].map(([place, page]) => send(place, page)));
    },
    keepingAt: (place) => pages.get(place)?.keeping,
    places: () => pages.keys(),
    forget(place) {
      clearTimeout(pages.get(place)?.timer);
      if (pages.delete(place)) later(tell);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
