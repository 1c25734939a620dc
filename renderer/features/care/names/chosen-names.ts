import type { ActivityNamesInUse, ConfirmedNames } from '#contract/care-labels';

export type Choice = Record<string, string>;

/** What is written for each activity unless the person says otherwise. */
export function proposedNames(names: readonly ActivityNamesInUse[]): Choice {
  return Object.fromEntries(
    names.flatMap(({ activity, proposed }) => (activity === null ? [] : [[activity, proposed ?? '']])),
  );
}

export function strangersIn(names: readonly ActivityNamesInUse[]): ActivityNamesInUse['spellings'] {
  return names.filter(({ activity }) => activity === null).flatMap(({ spellings }) => spellings);
}

/** For each activity the name to write first, then every other that already means it. */
export function agreedNames(
  names: readonly ActivityNamesInUse[],
  written: Choice,
  owners: Choice,
): ConfirmedNames {
  return Object.fromEntries(
    names.flatMap(({ activity, spellings }) => {
      if (activity === null) return [];
      const first = (written[activity] ?? '').trim();
      const adopted = Object.keys(owners).filter((text) => owners[text] === activity);
      const all = [first, ...spellings.map(({ text }) => text), ...adopted].filter((text) => text !== '');
      return all.length === 0 ? [] : [[activity, [...new Set(all)]]];
    }),
  );
}
