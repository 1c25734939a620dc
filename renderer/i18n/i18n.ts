import i18next from 'i18next';
import { initReactI18next, setI18n } from 'react-i18next';
import type { Language } from '#contract/language';
import { defaultNamespace, resources } from './resources.ts';

/** Spanish is there at once; who reads English waits until it is here, too. */
export async function startTexts(language: Language): Promise<void> {
  void i18next.use(initReactI18next).init({
    resources,
    lng: 'es',
    fallbackLng: 'es',
    defaultNS: defaultNamespace,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  // Each component that appears copies everything its instance itself has; an heir has next to nothing.
  setI18n(Object.create(i18next));
  document.documentElement.lang = 'es';
  await speak(language);
}

let wanted: Language = 'es';

export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (i18next.language === language) return;
  if (language === 'en' && !i18next.hasResourceBundle('en', defaultNamespace)) {
    const { english } = await import('./english.ts');
    for (const [name, texts] of Object.entries(english)) i18next.addResourceBundle('en', name, texts);
  }
  // Somebody may have thought again meanwhile.
  if (wanted !== language) return;
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
