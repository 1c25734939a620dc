// Which rows are whose is decided by policies that setting up roles puts on our tables. Either none is there, and
// everybody is the same person to the server, or all of them are and are in force: in between, private notes would be
// for everybody to read.

/** The policies of each guarded table, by name. */
export const guards: Readonly<Record<string, readonly string[]>> = {
  authorship: ['tiza_read', 'tiza_write'],
  bank: ['tiza_own', 'tiza_read'],
  bank_uses: ['tiza_own', 'tiza_read'],
  history: ['tiza_admin', 'tiza_read', 'tiza_write'],
  notes: ['tiza_own'],
  presence: ['tiza_own', 'tiza_read'],
};

export interface FoundRules {
  inForce: boolean;
  policies: readonly string[];
}

/** The table whose rules are not all there and in force, where any are. */
export function unguarded(found: Readonly<Record<string, FoundRules>>): string | undefined {
  if (Object.values(found).every(({ policies }) => policies.length === 0)) return undefined;
  const asMade = (table: string) => {
    const { inForce = false, policies = [] } = found[table] ?? {};
    const wanted = guards[table] ?? [];
    return policies.join() === wanted.join() && (inForce || wanted.length === 0);
  };
  return Object.keys({ ...guards, ...found }).find((table) => !asMade(table));
}
