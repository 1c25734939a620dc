import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/language';
import { useLanguage } from '../../i18n/use-language.ts';
import { ageOf } from './server-time.ts';
import { serverTitle } from './server-title.ts';
import { useMinute } from './use-minute.ts';

/** What a moment is told with; the same for every moment on screen. */
export interface AgeWords {
  t: TFunction<'time'>;
  language: Language;
  now: number;
}

export function useAgeWords(): AgeWords {
  const { t } = useTranslation('time');
  const language = useLanguage();
  const now = useMinute();
  return useMemo(() => ({ t, language, now }), [t, language, now]);
}

/** How long ago, with the exact time of the server for whoever points at it. */
export function AgeText({ serverTime, words }: { serverTime: string; words: AgeWords }) {
  const { t, language, now } = words;
  const age = ageOf(serverTime, now, language);
  return (
    <time title={serverTitle(serverTime, t, language)}>
      {'text' in age ? age.text : t(age.unit, { ...age })}
    </time>
  );
}
