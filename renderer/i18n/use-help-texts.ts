import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import en from './en/help.json';
import es from './es/help.json';

/** What is seldom read comes with the part of the window that says it, not with the first screen. */
export function useHelpTexts() {
  if (!i18next.hasResourceBundle('es', 'help')) {
    i18next.addResourceBundle('es', 'help', es);
    i18next.addResourceBundle('en', 'help', en);
  }
  return useTranslation('help');
}
