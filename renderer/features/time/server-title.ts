import type { TFunction } from 'i18next';
import type { Language } from '#contract/language';
import { absoluteTime, clockTime, writtenTime } from './server-time.ts';
import { serverZone } from './server-zone.ts';

/** The whole of a moment: here, and as the server wrote it. */
export function serverTitle(serverTime: string, t: TFunction<'time'>, language: Language): string {
  const zone = serverZone();
  const date = absoluteTime(serverTime, language);
  const written = writtenTime(serverTime, language);
  if (zone === null) return t('serverTime', { date: written });
  if (date === written) return t('serverSame', { date, zone });
  const sameDay = date.split(',')[0] === written.split(',')[0];
  return t('serverOther', { date, zone, server: sameDay ? clockTime(serverTime, language) : written });
}
