export interface TableShape {
  /** `name type, name type…`, with the types as PostgreSQL prints them. */
  columns: string;
  /** The primary key's columns, in its order. */
  key: string;
  /** By name. */
  triggers?: string;
}

/** One step of the schema `tiza`. Once released its text never changes: what follows goes into a new one. */
export interface Migration {
  /** 1, 2, 3… without gaps, as in the file's name. */
  id: number;
  name: string;
  /** What is there afterwards and was not before; shown to the admin and looked for when the schema is judged. */
  creates: readonly `${'table' | 'function'} ${string}`[];
  /** The tables as they are afterwards, those that it made or changed: how one that somebody edited is known. */
  tables?: Readonly<Record<string, TableShape>>;
  /** One statement each, every name with its schema, nothing outside `tiza` touched. */
  statements: readonly string[];
}
