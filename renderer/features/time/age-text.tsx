import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { absoluteTime, ageOf } from './server-time.ts';
import { useMinute } from './use-minute.ts';

/** How long ago, with the exact time of the server for whoever points at it. */
export function AgeText({ serverTime }: { serverTime: string }) {
  const { t } = useTranslation('time');
  const language = useLanguage();
  const age = ageOf(serverTime, useMinute(), language);
  const date = absoluteTime(serverTime, language);
  return <time title={t('serverTime', { date })}>{'text' in age ? age.text : t(age.unit, { ...age })}</time>;
}
