import type { AppInfo } from '#contract/app';
import { chooseLanguage, type Language } from '#contract/language';

/** The window's language, also before or without an answer from main. */
export function languageOf(info: AppInfo | undefined): Language {
  if (info === undefined) return chooseLanguage('system', navigator.language);
  return chooseLanguage(info.preferences.language, info.systemLanguage);
}
