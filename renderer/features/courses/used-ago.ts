import type { Language } from '#contract/language';

const words = {
  es: new Intl.RelativeTimeFormat('es', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }),
};

const units = [
  { unit: 'minute', ms: 60_000, until: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, until: 86_400_000 },
  { unit: 'day', ms: 86_400_000, until: 30 * 86_400_000 },
  { unit: 'month', ms: 30 * 86_400_000, until: Number.POSITIVE_INFINITY },
] as const;

/** `ayer`, `hace 3 horas`, by this computer's own clock; `null`: less than a minute. */
export function usedAgo(moment: string, now: number, language: Language): string | null {
  const passed = now - Date.parse(moment);
  if (passed < 60_000) return null;
  const { unit, ms } = units.find(({ until }) => passed < until) ?? units[3];
  return words[language].format(-Math.floor(passed / ms), unit);
}
