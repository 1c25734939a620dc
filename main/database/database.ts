/** A statement and its values; identifiers in `text` come from a platform's definition or the catalog, never from the window. */
export interface Sql {
  text: string;
  values?: readonly unknown[];
}

export interface RunOptions {
  /** The client's own deadline; the server's is set inside a transaction. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export interface Runner {
  rows<Row>(sql: Sql, options?: RunOptions): Promise<Row[]>;
}

export interface TxOptions extends RunOptions {
  readOnly?: boolean;
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** `SET LOCAL`s that hold for this transaction alone, so that a transaction pooler stays clean. */
  settings?: Record<string, string>;
}

/** What the rest of main knows of the server: statements in, rows out, errors already sorted. */
export interface Database extends Runner {
  /** Commits only when the server's COMMIT tag says so; otherwise throws. */
  tx<Value>(work: (runner: Runner) => Promise<Value>, options?: TxOptions): Promise<Value>;
}
