export interface CatalogColumn {
  name: string;
  /** As `format_type` prints it. */
  type: string;
  readable: boolean;
  insertable: boolean;
  updatable: boolean;
}

export interface CatalogTable {
  schema: string;
  name: string;
  kind: 'table' | 'view' | 'materialized view' | 'foreign table' | 'partitioned table';
  columns: CatalogColumn[];
}

/** What this login can see of the database: names and rights, never a row. */
export interface Catalog {
  tables: CatalogTable[];
}
