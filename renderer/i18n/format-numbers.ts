import type { Language } from '#contract/language';

const locales = { es: 'es', en: 'en-GB' } as const;

const formats = new Map<string, Intl.NumberFormat>();

/** Made once for each way of writing numbers: making one takes longer than all it will ever write. */
function formatOf(language: Language, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const name = `${language} ${Object.values(options).join()}`;
  const made = formats.get(name) ?? new Intl.NumberFormat(locales[language], options);
  formats.set(name, made);
  return made;
}

export function formatCount(count: number, language: Language): string {
  return formatOf(language).format(count);
}

/** `840 kB`, `1.2 MB`: thousands, as file managers count. */
export function formatBytes(bytes: number, language: Language): string {
  const [value, unit] =
    bytes < 1000
      ? ([bytes, 'byte'] as const)
      : bytes < 999_500
        ? ([bytes / 1000, 'kilobyte'] as const)
        : ([bytes / 1_000_000, 'megabyte'] as const);
  const maximumFractionDigits = unit === 'megabyte' ? 1 : 0;
  return formatOf(language, { style: 'unit', unit, maximumFractionDigits }).format(value);
}

/** A link within the computer answers in less than a millisecond. */
export function formatMs(ms: number, language: Language): string {
  return ms.toLocaleString(locales[language], { maximumFractionDigits: ms < 10 ? 1 : 0 });
}

/** A number somebody wrote or that comes of several: with as many digits as say something. */
export function formatDecimal(value: number, language: Language): string {
  return value.toLocaleString(locales[language], { maximumSignificantDigits: 6, useGrouping: false });
}

export function formatPercent(share: number, language: Language): string {
  return share.toLocaleString(locales[language], { style: 'percent', maximumFractionDigits: 0 });
}
