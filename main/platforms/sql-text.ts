import type { Sql } from '../database/database.ts';

export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteLiteral(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

export interface Statement {
  /** Adds a value and gives the placeholder that stands for it; the same text value is sent once. */
  bind(value: unknown, type?: string): string;
  sql(text: string): Sql;
}

export function createStatement(): Statement {
  const values: unknown[] = [];
  return {
    bind(value, type) {
      let index = values.indexOf(value);
      if (index < 0) index = values.push(value) - 1;
      const placeholder = `$${index + 1}`;
      return type === undefined ? placeholder : `${placeholder}::${type}`;
    },
    sql: (text) => ({ text, values }),
  };
}
