import type { BackupHeader, DumpSummary, TableName } from '../engine.ts';
import type { Packing } from '../mill/work.ts';
import type { TableCopy } from '../rows/copy-statement.ts';

/** Puts a backup down in one of the formats. */
export interface Writer {
  begin(header: BackupHeader, statements: readonly string[]): Promise<void>;
  openTable(table: TableName, copy: TableCopy): Promise<void>;
  /** How rows are to be packed. */
  packing: Packing;
  /** Rows as they come, and rows as they were packed, both in order: each format takes one of the two. */
  unpacked(piece: Uint8Array): Promise<void>;
  packed(piece: Buffer): Promise<void>;
  /** With the bytes its rows had before they were packed. */
  closeTable(bytes: number): Promise<void>;
  /** `summary` without what the writer has still to add. */
  end(summary: DumpSummary, statements: readonly string[]): Promise<void>;
}

/** With what a backup is made again, for readers. */
export const spaced = (statements: readonly string[]) =>
  statements.map((statement) => `${statement};\n\n`).join('');
