/** A statement and its values; identifiers in `text` come from a platform's definition or the catalog, never from the window. */
export interface Sql {
  text: string;
  values?: readonly unknown[];
}

/** What the server remarks beside the answer: a VACUUM that was skipped says so only here. */
export interface Notice {
  severity: string;
  sqlstate: string;
  message: string;
}

export interface RunOptions {
  /** The client's own deadline, 20 s unless told; the server's is set inside a transaction. */
  timeoutMs?: number;
  signal?: AbortSignal;
  onNotice?: (notice: Notice) => void;
}

export interface ReadOptions extends RunOptions {
  /** May be sent a second time after the link broke: told by the text (a plain SELECT may) unless told here. */
  repeatable?: boolean;
}

export interface Runner {
  rows<Row>(sql: Sql, options?: ReadOptions): Promise<Row[]>;
}

/** One connection for a while. Statements on it run one after the other. */
export interface Lease extends Runner {
  /** `COPY … TO STDOUT` as it arrives; `timeoutMs` bounds each wait. Leaving early stops the server too. */
  copyOut(text: string, options?: RunOptions): AsyncIterable<Uint8Array>;
  /** `COPY … FROM STDIN`; `timeoutMs` bounds each wait. */
  copyIn(text: string, source: AsyncIterable<Uint8Array>, options?: RunOptions): Promise<void>;
}

export interface TxOptions extends RunOptions {
  readOnly?: boolean;
  isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** `SET LOCAL`s that hold for this transaction alone, so that a transaction pooler stays clean. */
  settings?: Record<string, string>;
}

/** What the rest of main knows of the server: statements in, rows out, errors already sorted. */
export interface Database extends Runner {
  /**
   * Commits only when the server's COMMIT tag says so; otherwise throws. `timeoutMs` bounds each statement,
   * here and on the server; `signal` the whole.
   */
  tx<Value>(work: (lease: Lease) => Promise<Value>, options?: TxOptions): Promise<Value>;
  /** A connection of one's own outside a transaction: behind a pooler two statements may meet two sessions. */
  withClient<Value>(work: (lease: Lease) => Promise<Value>, options?: RunOptions): Promise<Value>;
}
