import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Student } from '#contract/grading';
import { useUiStore } from '../../state/ui-store.ts';
import { pseudonyms } from './pseudonyms.ts';
import { withoutName } from './without-name.ts';

export interface Naming {
  name(student: Student): string;
  /** Nothing while names are hidden: an address is a name, too. */
  email(student: Student): string | undefined;
  /** What was said to a student, who may be called by name in it. */
  text(said: string, student: Student): string;
}

/** How students are called on screen, everywhere. */
export function useNaming(): Naming {
  const { t } = useTranslation('submission');
  const hidden = useUiStore((state) => state.namesHidden);
  return useMemo(() => {
    if (!hidden)
      return {
        name: ({ name, email }) => name || email,
        email: ({ name, email }) => (name === '' || email === '' || name === email ? undefined : email),
        text: (said) => said,
      };
    const name = ({ id, email }: Student) => t('pseudonym', { number: pseudonyms.numberOf(id || email) });
    return {
      name,
      email: () => undefined,
      text: (said, student) => withoutName(said, student, name(student)),
    };
  }, [hidden, t]);
}
