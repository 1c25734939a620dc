import type { TFunction } from 'i18next';
import type { Language } from '#contract/language';

const locales = { es: 'es', en: 'en-GB' } as const;

/** `Today 07:30`, `Yesterday 07:30`, `19 Nov 07:30`: by this computer's clock. */
export function whenText(t: TFunction<'backups'>, iso: string, language: Language, now = new Date()): string {
  const when = new Date(iso);
  const locale = locales[language];
  const time = when.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const back = daysBack(when, now);
  if (back === 0) return t('today', { time });
  if (back === 1) return t('yesterday', { time });
  const year = when.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  const day = when.toLocaleDateString(locale, { day: 'numeric', month: 'short', year });
  return `${day}, ${time}`;
}

function daysBack(when: Date, now: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(now) - midnight(when)) / 86_400_000);
}

export function ageText(t: TFunction<'backups'>, iso: string, now = new Date()): string | null {
  const back = daysBack(new Date(iso), now);
  return back < 2 ? null : t('daysAgo', { count: back });
}

/** A day without a time, as `12 Jan 2027`. */
export function dayText(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).toLocaleDateString(locales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** `~/Documents/Tiza` fits a line where the whole path would not. */
export function shortFolder(folder: string): string {
  const parts = folder.split(/[\\/]/).filter((part) => part !== '');
  return parts.length <= 2 ? folder : parts.slice(-2).join('/');
}
