import type { Language } from './language.ts';
import type { Preferences } from './preferences.ts';

export type Spelling = Language | 'off';

/** What applies when the person has not chosen: the window's language, but on Linux nothing, which would be fetched. */
export function spellingOf(
  { spelling }: Pick<Preferences, 'spelling'>,
  { platform, language }: { platform: string; language: Language },
): Spelling {
  return spelling ?? (platform === 'linux' ? 'off' : language);
}
