import { type Entry, entry, type Heading, heading } from './entries.ts';
import { entryOf, type Line } from './lines.ts';
import type { Seal } from './seal.ts';

export interface Reading {
  entries: Entry[];
  /** Lines up to the last one nobody here can open: what stands before it may be outdated by it. */
  closed: Line[];
  /** Opened, and not to be understood. */
  damaged: number;
  /** Some of it lies there for everybody to read. */
  plain: boolean;
}

export function readEntries(lines: readonly Line[], seal: Seal | null): Reading {
  const cut = 1 + lines.findLastIndex(({ key }) => key !== null && key !== seal?.id);
  const rest = lines.slice(cut);
  const parsed = rest.map((line) => entry.safeParse(entryOf(line, seal)));
  const entries = parsed.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return {
    entries,
    closed: lines.slice(0, cut),
    damaged: rest.length - entries.length,
    plain: rest.some(({ key }) => key === null),
  };
}

/** The first line says what the rest is about; a file that lost it is still read. */
export function readHeading(lines: readonly Line[]): { said: Heading | null; rest: readonly Line[] } {
  const [first] = lines;
  const parsed = heading.safeParse(first && entryOf(first, null));
  return parsed.success ? { said: parsed.data, rest: lines.slice(1) } : { said: null, rest: lines };
}
