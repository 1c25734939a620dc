import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { dayText } from './when-text.ts';

/** Until when the host keeps the database, as the admin wrote it down. */
export function ExpiryLine({ day, days }: { day: string; days: number }) {
  const { t } = useTranslation('backups');
  const date = dayText(day, useLanguage());
  if (days < 0) return <>{t('expires.past', { date })}</>;
  if (days === 0) return <>{t('expires.today')}</>;
  if (days === 1) return <>{t('expires.tomorrow')}</>;
  return <>{t('expires.in', { count: days, date })}</>;
}
