import type { PlannedStep, Remark } from '#contract/care';
import type { ObjectName } from '../platforms/course-objects.ts';
import { quoteIdentifier } from '../platforms/sql-text.ts';

type Facts = Record<string, string>;

export function step(key: string, facts: Facts, sql: string): PlannedStep {
  return { key, facts, sql };
}

export function remark(key: string, facts: Facts = {}): Remark {
  return { key, facts };
}

export function qualified({ schema, name }: ObjectName): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** As a person reads it. */
export function spoken({ schema, name }: ObjectName): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}
