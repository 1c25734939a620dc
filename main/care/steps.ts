import type { PlannedStep } from '#contract/care';
import type { StepKey } from '#contract/care-words';
import type { ObjectName } from '../platforms/course-objects.ts';
import { quoteIdentifier } from '../platforms/sql-text.ts';

type Facts = Record<string, string>;

export function step(key: StepKey, facts: Facts, sql: string): PlannedStep {
  return { key, facts, sql };
}

export function remark<Key extends string>(key: Key, facts: Facts = {}): { key: Key; facts: Facts } {
  return { key, facts };
}

export function qualified({ schema, name }: ObjectName): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** As a person reads it. */
export function spoken({ schema, name }: ObjectName): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}
