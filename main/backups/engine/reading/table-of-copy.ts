import type { TableName } from '../engine.ts';
import { outlineOf } from './outline.ts';

const name = '("(?:[^"]|"")+"|[^\\s".(]+)';
const target = new RegExp(`^COPY\\s+(?:ONLY\\s+)?${name}(?:\\s*\\.\\s*${name})?`, 'i');

const unquoted = (word: string) =>
  word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word.toLowerCase();

/** Which table a COPY statement fills; without a schema it is whatever the path leads to. */
export function tableOfCopy(statement: string): TableName {
  const [, first = '', second] = target.exec(outlineOf(statement).bare) ?? [];
  return second === undefined
    ? { schema: '', name: unquoted(first) }
    : { schema: unquoted(first), name: unquoted(second) };
}
