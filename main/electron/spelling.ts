import type { Language } from '#contract/language';
import type { Preferences } from '#contract/preferences';
import { spellingOf } from '#contract/spelling';
import type { Session } from './surface.ts';

const dictionaries: Record<Language, string> = { es: 'es', en: 'en-US' };

/**
 * Which dictionary comments are held against. With none, nothing is fetched either: on Linux the browser inside
 * Electron would get its dictionary from its maker, so there it is switched on by the person and not by us.
 */
export function applySpelling(
  session: Pick<Session, 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages'>,
  preferences: Preferences,
  about: { platform: string; language: Language },
): void {
  const spelling = spellingOf(preferences, about);
  session.setSpellCheckerEnabled(spelling !== 'off');
  // macOS finds out by itself which language is written, and does not want to be told.
  if (about.platform === 'darwin') return;
  session.setSpellCheckerLanguages(spelling === 'off' ? [] : [dictionaries[spelling]]);
}
