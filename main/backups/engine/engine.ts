import type { Writable } from 'node:stream';
import type { Database, Lease } from '../../database/database.ts';

// What the rest of main knows of the engine that ships with Tiza: `dump`, `restore`, `inspect`, `compare`
// and `checksums` in the files beside this one speak these words.

export interface TableName {
  schema: string;
  name: string;
}

export interface ColumnName extends TableName {
  column: string;
}

/** Plain SQL for psql, the same in gzip, or binary COPY in a tar with zstd (gzip where Node has no zstd). */
export type Format = 'sql' | 'sql.gz' | 'bundle';
export type Content = 'all' | 'schema' | 'data';

/** `schemas` are taken with everything in them; `tables` with their partitions and whatever they cannot be made without. */
export type Scope = 'database' | { tables: readonly TableName[]; schemas?: readonly string[] };

/** How the rows were written when their checksum was taken: only equal ones can be compared. */
export type RowFormat = 'text' | 'binary';

export interface TableSummary extends TableName {
  rows: number;
  /** Of the rows as COPY writes them, uncompressed. */
  bytes: number;
  /** A hash of the rows in the order they lie in (see `mill/tree-digest.ts`); restoring in one transaction keeps that order. */
  checksum: string;
}

/** What the backup does not hold, by kind of object; names as people know them, the first twenty. */
export interface Uncovered {
  kind: string;
  count: number;
  names: string[];
}

export interface ServerFacts {
  /** As `server_version` says it. */
  version: string;
  major: number;
  database: string;
  encoding: string;
  /** Bytes of the database on the server's disk; null where this login may not ask. */
  size: number | null;
}

/** Written at the beginning of our files. */
export interface BackupHeader {
  version: 1;
  format: Format;
  content: Content;
  scope: Scope;
  rowFormat: RowFormat;
  server: ServerFacts;
  /** The server's clock when the snapshot was taken, ISO with zone. */
  taken: string;
  /** Columns left out on request: a restored copy has a neutral value there. */
  omitted: ColumnName[];
  /** The tables whose rows follow, in this order, with what the planner believes of them. */
  tables: (TableName & { estimatedRows: number; estimatedBytes: number })[];
}

/** Written at the end, when everything is known. */
export interface DumpSummary extends Omit<BackupHeader, 'tables'> {
  tables: TableSummary[];
  /** How many objects of each kind are in the file. */
  objects: Record<string, number>;
  /** Empty: the backup is whole. Otherwise it is to be called PARTIAL, with this list. */
  partial: Uncovered[];
  /** Roles that its policies name; restoring makes the missing ones, unable to log in. */
  roles: string[];
  /** The snapshot all of it was read from, as `pg_current_snapshot()` names it. */
  snapshot: string;
  /** This laptop's clock, ISO. */
  finished: string;
}

export interface Progress {
  stage: 'looking' | 'locking' | 'schema' | 'data' | 'finishing';
  table: TableName | null;
  /** Of `tables`, from one. */
  tableNumber: number;
  tables: number;
  rows: number;
  /** Of rows as COPY writes them; `bytesTotal` is an estimate and never less than `bytes`. */
  bytes: number;
  bytesTotal: number;
  elapsedMs: number;
  /** Null until there is something to go by. */
  leftMs: number | null;
}

export interface DumpOptions {
  db: Pick<Database, 'tx'>;
  /**
   * Gets the bytes, waited for; it is not ended here. A piece is its own until it calls back: the memory is used again.
   * Bytes that came before a failure are no backup.
   */
  sink: Writable;
  format: Format;
  scope?: Scope;
  content?: Content;
  omit?: readonly ColumnName[];
  signal?: AbortSignal;
  /** At most ten times a second. */
  onProgress?: (progress: Progress) => void;
}

export type Dump = (options: DumpOptions) => Promise<DumpSummary>;

/** What a file is by its content, whatever its name. */
export type FileKind =
  | 'tiza-sql'
  | 'tiza-sql.gz'
  | 'tiza-bundle'
  | 'pg-dump-sql'
  | 'pg-dump-sql.gz'
  | 'pg-dump-custom'
  | 'sql'
  | 'sql.gz'
  | 'tar'
  | 'zstd'
  | 'age'
  | 'empty'
  | 'unknown';

export interface Inspection {
  kind: FileKind;
  /** Bytes read, all of the file when `complete`. */
  bytes: number;
  /** Everything was read and, in our formats, agreed with the seal at the end. */
  complete: boolean;
  /** Why it must not be restored; null: nothing speaks against it so far. */
  damage: 'truncated' | 'altered' | 'unreadable' | null;
  header: BackupHeader | null;
  /** Only after all was read. */
  summary: DumpSummary | null;
  /** Of pg_dump's files: what they say of themselves. */
  foreign: { serverVersion: string | null; toolVersion: string | null; archiveVersion: string | null } | null;
}

export interface InspectOptions {
  /** `head` looks at the first 64 KB; `whole` reads everything and believes nothing. */
  depth: 'head' | 'whole';
  signal?: AbortSignal;
  onProgress?: (bytes: number) => void;
}

/** Throws what is no damage: `backup-from-newer`, `backup-zstd-missing`, and what somebody else's file is refused for. */
export type Inspect = (source: AsyncIterable<Uint8Array>, options: InspectOptions) => Promise<Inspection>;

/**
 * `empty`: refused unless the target holds no table, view, type or function of anyone.
 * `beside`: into what is there; anything in the way fails and changes nothing.
 * `replace`: first drops the tables that the backup brings, or, if it is of a whole database, all that anyone made
 * there. Their grants go with them. Ask, compare and back up before.
 */
export type RestoreMode = 'empty' | 'beside' | 'replace';

export interface RestoreOptions {
  source: AsyncIterable<Uint8Array>;
  db: Pick<Database, 'tx'>;
  mode: RestoreMode;
  /** Of the rows, only these tables'; all definitions but foreign keys come with them. Only of our own formats. */
  tables?: readonly TableName[];
  /** In `replace`: how long the platform may be made to wait for a lock; 3 s unless told. */
  lockTimeoutMs?: number;
  /** In `replace`: inside the transaction, before anything gives way. */
  beforeClearing?: (lease: Lease) => Promise<void>;
  /** Runs inside the transaction after everything is in: whatever it throws undoes the restore. */
  beforeCommit?: (lease: Lease, summary: RestoreSummary) => Promise<void>;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export interface RestoreSummary {
  kind: FileKind;
  header: BackupHeader | null;
  /** Rows and checksums as they passed by, for comparing with `source` and with the target. */
  tables: TableSummary[];
  /** The file's own account of itself; null in files of others. */
  source: DumpSummary | null;
  statements: number;
  /** Statements of other programs' files that were left out: owners and grants name roles of another server. */
  skipped: Record<string, number>;
}

export type Restore = (options: RestoreOptions) => Promise<RestoreSummary>;

export interface TableDifference extends TableName {
  difference: 'missing' | 'added' | 'fewer-rows' | 'more-rows' | 'altered';
  left: TableSummary | null;
  right: TableSummary | null;
}

type Compared = { tables: readonly TableSummary[]; rowFormat: RowFormat };

/** `missing` is in the left only. Throws when the two were read in different row formats. */
export type Compare = (left: Compared, right: Compared) => TableDifference[];

export interface ChecksumOptions {
  db: Pick<Database, 'tx'>;
  rowFormat: RowFormat;
  /** All of the database's tables unless told. */
  tables?: readonly TableName[];
  /** The same columns have to be left out as in what it is compared with. */
  omit?: readonly ColumnName[];
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** Reads the tables as `dump` would and keeps nothing: what a restored copy is held against. */
export type Checksums = (
  options: ChecksumOptions,
) => Promise<{ tables: TableSummary[]; rowFormat: RowFormat }>;
