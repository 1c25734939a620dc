import type { AppInfo } from '#contract/app';
import type { Preferences } from '#contract/preferences';

export type Language = 'es' | 'en';

/** Spanish for a system in a language of Spain or Spanish anywhere; English for all others. */
export function chooseLanguage(preference: Preferences['language'], systemLanguage: string): Language {
  if (preference !== 'system') return preference;
  return /^(es|ca|gl|eu)\b/i.test(systemLanguage) ? 'es' : 'en';
}

/** The window's language, also before or without an answer from main. */
export function languageOf(info: AppInfo | undefined): Language {
  if (info === undefined) return chooseLanguage('system', navigator.language);
  return chooseLanguage(info.preferences.language, info.systemLanguage);
}
