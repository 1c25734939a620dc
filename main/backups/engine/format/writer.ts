import type { BackupHeader, DumpSummary, TableName } from '../engine.ts';
import type { TableCopy } from '../rows/copy-statement.ts';

/** Puts a backup down in one of the formats. */
export interface Writer {
  begin(header: BackupHeader, statements: readonly string[]): Promise<void>;
  openTable(table: TableName, copy: TableCopy): Promise<void>;
  rows(piece: Uint8Array): Promise<void>;
  /** With the bytes that its rows had. */
  closeTable(bytes: number): Promise<void>;
  /** `summary` without what the writer has still to add. */
  end(summary: DumpSummary, statements: readonly string[]): Promise<void>;
}

/** With what a backup is made again, for readers. */
export const spaced = (statements: readonly string[]) =>
  statements.map((statement) => `${statement};\n\n`).join('');
