import type { Language } from '#contract/language';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };

export type Texts = typeof es;

const texts: Record<Language, Texts> = { es, en };

export function textsIn(language: Language): Texts {
  return texts[language];
}
