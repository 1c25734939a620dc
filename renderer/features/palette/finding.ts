import type { CommandName } from '../commands/command-table.ts';

export const kinds = ['activity', 'command', 'student', 'answer'] as const;
export type Kind = (typeof kinds)[number];

/** Something the palette offers, and what choosing it does. */
export interface Finding {
  id: string;
  kind: Kind;
  label: string;
  /** What tells it from others of the same name. */
  about?: string | undefined;
  command?: CommandName;
  run(): void;
}
