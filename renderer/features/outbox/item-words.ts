import type { TFunction } from 'i18next';
import type { OutboxItem } from '#contract/journal-outbox';
import type { Language } from '#contract/language';

const formats = {
  es: new Intl.DateTimeFormat('es', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  en: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
};

/** `19:42` by this laptop's clock. */
export function clockTime(moment: string | number, language: Language): string {
  return formats[language].format(new Date(moment));
}

/** Where an item is on its way, in a few words. */
export function itemStateText(t: TFunction<'outbox'>, item: OutboxItem, language: Language): string {
  const { state, kind, waitsFor } = item;
  if (state === 'held' && item.releaseAt !== null)
    return t('state.heldUntil', { time: clockTime(item.releaseAt, language) });
  if (state === 'queued' && waitsFor === 'not-connected') return t('state.offline');
  if (state !== 'confirmed') return t(`state.${state}`);
  const time = item.confirmedAt === null ? '' : clockTime(item.confirmedAt, language);
  return t(`done.${kind}`, { time });
}

/** Why an item is not on its way; nothing where its state says it all. */
export function itemReasonText(
  t: TFunction<'outbox'>,
  item: OutboxItem,
  language: Language,
): string | undefined {
  const { waitsFor, nextTryAt } = item;
  if (waitsFor === null) return undefined;
  if (waitsFor === 'retrying' && nextTryAt !== null)
    return t('waits.retryingAt', { time: clockTime(nextTryAt, language) });
  return t(`waits.${waitsFor}`);
}
