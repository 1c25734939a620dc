import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Student } from '#contract/grading';
import { useUiStore } from '../../state/ui-store.ts';
import { pseudonyms } from './pseudonyms.ts';

export interface Naming {
  name(student: Student): string;
  /** Nothing while names are hidden: an address is a name, too. */
  email(student: Student): string | undefined;
}

/** How students are called on screen, everywhere. */
export function useNaming(): Naming {
  const { t } = useTranslation('submission');
  const hidden = useUiStore((state) => state.namesHidden);
  return useMemo(
    () =>
      hidden
        ? {
            name: ({ id, email }) => t('pseudonym', { number: pseudonyms.numberOf(id || email) }),
            email: () => undefined,
          }
        : {
            name: ({ name, email }) => name || email,
            email: ({ name, email }) => (name === '' || email === '' || name === email ? undefined : email),
          },
    [hidden, t],
  );
}
