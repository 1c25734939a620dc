import i18next from 'i18next';
import { initReactI18next, setI18n } from 'react-i18next';
import type { Language } from '#contract/language';
import { defaultNamespace, resources } from './resources.ts';

export function startTexts(language: Language): void {
  void i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: 'es',
    defaultNS: defaultNamespace,
    // Both languages are here already: the first paint has its words, a switch is immediate.
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  // Each component that appears copies everything its instance itself has; an heir has next to nothing.
  setI18n(Object.create(i18next));
  document.documentElement.lang = language;
}

export function speak(language: Language): void {
  if (i18next.language === language) return;
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
