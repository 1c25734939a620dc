export interface CatalogColumn {
  name: string;
  /** As `format_type` prints it. */
  type: string;
  readable: boolean;
  insertable: boolean;
  updatable: boolean;
}

export interface CatalogIndex {
  name: string;
  /** Leading key columns by name; an expression is null. */
  columns: (string | null)[];
  /** False for what a cancelled CREATE INDEX CONCURRENTLY leaves behind, and for partial indexes. */
  usable: boolean;
  /** Valid, and for some of the rows only. */
  partial: boolean;
}

export interface CatalogTable {
  /** Names the table in `pg_stat` functions, which break on quoted names otherwise. */
  oid: number;
  schema: string;
  name: string;
  kind: 'table' | 'view' | 'materialized view' | 'foreign table' | 'partitioned table';
  /** The planner's own estimate; -1 where nobody has counted yet. */
  estimatedRows: number;
  columns: CatalogColumn[];
  indexes: CatalogIndex[];
}

/** What this login can see of the database: names and rights, never a row. */
export interface Catalog {
  /** As PostgreSQL calls what the database keeps text in: `UTF8`, `LATIN1`… */
  encoding: string;
  tables: CatalogTable[];
  /** Installed extensions and the schema each one lives in. */
  extensions: { name: string; schema: string }[];
}
