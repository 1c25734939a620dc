import type { Language } from '#contract/language';
import { type Spelling, spellingOf } from '#contract/spelling';
import { useLanguage } from '../../i18n/use-language.ts';
import { usePreferences } from './use-preferences.ts';

/** The language what is written is held against. */
export function useSpelling(): Spelling {
  const { preferences, info } = usePreferences();
  return spellingOf(preferences, { platform: info.platform, language: useLanguage() });
}

/** What makes a field check the spelling in that language. */
export function useSpellChecked(): { lang: Language; spellCheck: boolean } {
  const language = useLanguage();
  const spelling = useSpelling();
  return { lang: spelling === 'off' ? language : spelling, spellCheck: spelling !== 'off' };
}
