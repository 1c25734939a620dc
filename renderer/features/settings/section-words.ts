import type { Language } from '#contract/language';
import { textSizes } from '#contract/text-sizes';
import enOutbox from '../../i18n/en/outbox.json';
import enQueue from '../../i18n/en/queue.json';
import enSettings from '../../i18n/en/settings.json';
import esOutbox from '../../i18n/es/outbox.json';
import esQueue from '../../i18n/es/queue.json';
import esSettings from '../../i18n/es/settings.json';
import { folded } from '../palette/matching.ts';
import type { SectionKey } from './sections.tsx';

const texts = {
  es: { outbox: esOutbox, queue: esQueue, settings: esSettings },
  en: { outbox: enOutbox, queue: enQueue, settings: enSettings },
} satisfies Record<Language, object>;

/** What a section shows that is not written among its own texts. */
function shared(key: SectionKey, language: Language): unknown {
  const { outbox, queue } = texts[language];
  if (key === 'appearance') return ['Español', 'English', textSizes.map((size) => `${size} %`)];
  if (key === 'spelling') return ['Español', 'English'];
  if (key === 'publishing') return outbox.delay;
  if (key === 'order')
    return [queue.options.order.newest, queue.options.order.oldest, queue.options.order.fair];
  return [];
}

/** All that a section says, in either language: who cannot read the one looks for words of the other. */
export function wordsOf(key: SectionKey): string {
  const said = (['es', 'en'] as const).map((language) => [
    texts[language].settings.sections[key],
    shared(key, language),
  ]);
  return folded(
    flat(said)
      .join('\n')
      .replace(/\{\{\w+\}\}/g, ''),
  );
}

function flat(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(flat) : [];
}
