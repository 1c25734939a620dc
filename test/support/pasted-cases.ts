import { describe, expect, it } from 'vitest';
import { parsePasted } from '../../main/connections/paste/parse.ts';
import type { Pasted } from '../../preload/contract/connections.ts';

/** What a pasted text is and all that the answer may hold; what is left out must be empty. */
export interface Case {
  text: string;
  kind: Pasted['kind'];
  fields?: Pasted['fields'];
  /** `key field`, in the order they are told. */
  warnings?: string[];
  errors?: string[];
  ignored?: Record<string, string>;
}

/** What most of the texts lead to. */
export const ana = { host: 'db.example.edu', user: 'ana', password: 'secreto1', database: 'calculo' };

export function readsAs(group: string, cases: Record<string, Case>): void {
  describe(`pasted: ${group}`, () => {
    it.each(Object.entries(cases))('%s', (_name, expected) => {
      const { text, kind, fields = {}, warnings = [], errors = [], ignored = {} } = expected;
      expect(summary(parsePasted(text))).toEqual({ kind, fields, warnings, errors, ignored });
    });
  });
}

function summary({ kind, fields, warnings, errors, ignored }: Pasted): Omit<Required<Case>, 'text'> {
  const line = ({ key, field }: { key: string; field?: string }) => (field ? `${key} ${field}` : key);
  return {
    kind,
    fields,
    warnings: warnings.map(line),
    errors: errors.map(line),
    ignored: Object.fromEntries(ignored.map(({ name, why }) => [name, why])),
  };
}
