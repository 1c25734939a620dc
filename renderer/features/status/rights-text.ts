import type { RightsSummary } from '#contract/connection-rights';
import { resources } from '../../i18n/resources.ts';

type KnownAction = keyof typeof resources.es.status.rights.actions;

// Main names actions freely; one without its words is shown by its name.
const order = Object.keys(resources.es.status.rights.actions) as KnownAction[];

export function isKnownAction(action: string): action is KnownAction {
  return (order as string[]).includes(action);
}

/** In the order they are worked in; what is not known by name comes last. */
export function actionsOf({ actions }: RightsSummary): { action: string; allowed: boolean }[] {
  const place = (action: string) => (isKnownAction(action) ? order.indexOf(action) : order.length);
  return Object.entries(actions)
    .map(([action, { allowed }]) => ({ action, allowed }))
    .sort((one, other) => place(one.action) - place(other.action));
}

/** Each once: several actions may lack the same grant. */
export function missingStatements({ actions }: RightsSummary): string[] {
  const statements = Object.values(actions).flatMap(({ missing }) =>
    missing.map(({ statement }) => statement),
  );
  return [...new Set(statements)].filter((statement) => statement !== null);
}
