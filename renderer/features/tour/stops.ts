import type { CommandName } from '../commands/command-table.ts';

/** Where the tour stops: a place of the desk, and the keys that count there. */
export const stops = [
  { place: 'queue', keys: ['next', 'previous'] },
  { place: 'read', keys: ['scroll-down', 'view-images'] },
  { place: 'write', keys: ['write-comment'] },
  { place: 'publish', keys: ['publish-next', 'undo', 'show-keys'] },
] as const satisfies readonly { place: string; keys: readonly CommandName[] }[];

export type Stop = (typeof stops)[number];
