import type { Language } from '#contract/language';

const formats = {
  es: new Intl.DateTimeFormat('es', { dateStyle: 'medium' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }),
};

/** `4 mar 2027`, by this computer's clock, which is the one that judges it. */
export function dayOf(moment: string, language: Language): string {
  return formats[language].format(new Date(moment));
}

/** `CN=Lab, O=Uni` on lines of its own is one line here. */
export function oneLine(name: string): string {
  return name.replaceAll('\n', ', ');
}

/** The bytes of one fingerprint, each with whether another has the same in its place. */
export function compared(fingerprint: string, other: string): { byte: string; same: boolean }[] {
  const others = other.split(':');
  return fingerprint.split(':').map((byte, index) => ({ byte, same: others[index] === byte }));
}
