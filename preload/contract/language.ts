import type { Preferences } from './preferences.ts';

export type Language = 'es' | 'en';

/** Spanish for a system in a language of Spain or Spanish anywhere; English for all others. */
export function chooseLanguage(preference: Preferences['language'], systemLanguage: string): Language {
  if (preference !== 'system') return preference;
  return /^(es|ca|gl|eu)\b/i.test(systemLanguage) ? 'es' : 'en';
}
