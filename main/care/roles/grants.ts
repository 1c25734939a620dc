import type { PlannedStep } from '#contract/care';
import type { StepKey } from '#contract/care-words';
import type { ObjectName } from '../../platforms/course-objects.ts';
import { quoteIdentifier } from '../../platforms/sql-text.ts';
import { qualified, spoken, step } from '../steps.ts';
import type { Right } from './facts-queries.ts';

export interface WantedRight {
  right: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'USAGE' | 'CONNECT';
  /** The whole object without. */
  columns?: readonly string[];
}

export interface Grant {
  /** Picks the sentence. */
  key: StepKey;
  group: string;
  on: { kind: 'TABLE' | 'SEQUENCE'; object: ObjectName } | { kind: 'SCHEMA' | 'DATABASE'; name: string };
  rights: readonly WantedRight[];
  /** What the object's access list says today. */
  held: readonly Right[];
}

const nameOf = ({ on }: Grant) => ('object' in on ? qualified(on.object) : quoteIdentifier(on.name));

function flat(rights: readonly WantedRight[]): Set<string> {
  return new Set(
    rights.flatMap(({ right, columns }) => columns?.map((column) => `${right} ${column}`) ?? [right]),
  );
}

function heldBy(group: string, held: readonly Right[]): Set<string> {
  return new Set(
    held
      .filter(({ grantee }) => grantee === group)
      .map(({ right, column }) => (column === null ? right : `${right} ${column}`)),
  );
}

/** The statements after which the group has exactly these rights; none if it has them already. */
export function grantSteps(grant: Grant): PlannedStep[] {
  const { key, group, on, rights, held } = grant;
  const wanted = flat(rights);
  const has = heldBy(group, held);
  if (wanted.size === has.size && [...wanted].every((one) => has.has(one))) return [];
  const target = `${on.kind} ${nameOf(grant)}`;
  const list = rights.map(({ right, columns }) =>
    columns === undefined ? right : `${right} (${columns.map(quoteIdentifier).join(', ')})`,
  );
  const facts = {
    object: 'object' in on ? spoken(on.object) : on.name,
    group,
    columns: [...new Set(rights.flatMap(({ columns }) => columns ?? []))].join(', '),
  };
  const tooMany = [...has].some((one) => !wanted.has(one));
  const revoke = step(
    'revoke-other-rights',
    { object: facts.object, group },
    `REVOKE ALL ON ${target} FROM ${quoteIdentifier(group)}`,
  );
  const give = step(key, facts, `GRANT ${list.join(', ')} ON ${target} TO ${quoteIdentifier(group)}`);
  return tooMany ? [revoke, give] : [give];
}
