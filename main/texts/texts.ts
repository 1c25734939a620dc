import type { Preferences } from '#contract/preferences';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };

export type Language = 'es' | 'en';
export type Texts = typeof es;

const texts: Record<Language, Texts> = { es, en };

/** Spanish for a system in a language of Spain or Spanish anywhere; English for all others. */
export function chooseLanguage(preference: Preferences['language'], systemLanguage: string): Language {
  if (preference !== 'system') return preference;
  return /^(es|ca|gl|eu)\b/i.test(systemLanguage) ? 'es' : 'en';
}

export function textsIn(language: Language): Texts {
  return texts[language];
}
