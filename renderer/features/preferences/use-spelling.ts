import { type Spelling, spellingOf } from '#contract/spelling';
import { useLanguage } from '../../i18n/use-language.ts';
import { usePreferences } from './use-preferences.ts';

/** The language what is written is held against. */
export function useSpelling(): Spelling {
  const { preferences, info } = usePreferences();
  return spellingOf(preferences, { platform: info.platform, language: useLanguage() });
}
