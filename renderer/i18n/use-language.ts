import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/language';

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'es';
}
