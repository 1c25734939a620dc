import type { Checksums, Compare, Dump, Inspect, Restore } from './engine/engine.ts';

/** The engine as the rest of this room asks for it. */
export interface Engine {
  dump: Dump;
  restore: Restore;
  inspect: Inspect;
  compare: Compare;
  checksums: Checksums;
}
