/** One step of the schema `tiza`. Once released its text never changes: what follows goes into a new one. */
export interface Migration {
  /** 1, 2, 3… without gaps, as in the file's name. */
  id: number;
  name: string;
  /** What is there afterwards and was not before; shown to the admin and looked for when the schema is judged. */
  creates: readonly `${'table' | 'function'} ${string}`[];
  /** One statement each, every name with its schema, nothing outside `tiza` touched. */
  statements: readonly string[];
}
