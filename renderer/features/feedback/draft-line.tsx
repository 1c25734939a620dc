import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/journal-outbox';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Keeping } from '../drafts/draft-keeper.ts';
import { asAppError } from '../errors/error-text.ts';
import { clockTime, itemStateText } from '../outbox/item-words.ts';
import styles from './writer.module.css';

interface DraftLineProps {
  id: string;
  /** The box holds a word. */
  written: boolean;
  keeping: Keeping | undefined;
  /** When the disk had it last, from before this window opened. */
  keptAt: string | undefined;
  /** The latest that was sent on its way about this submission. */
  item: OutboxItem | undefined;
}

/** A disk slower than this is worth a word. */
const slowMs = 600;

/** Where the words are, always, in words. It says the same for a whole minute, so that nobody is read a chatter. */
export function DraftLine({ id, written, keeping, keptAt, item }: DraftLineProps) {
  const { t } = useTranslation(['feedback', 'outbox']);
  const { t: tellOutbox } = useTranslation('outbox');
  const language = useLanguage();
  const slow = useSlow(keeping?.state === 'keeping');
  const unkept = keeping?.state === 'unkept';
  const at = keeping?.state === 'kept' ? keeping.at : keptAt;
  let text = t('feedback:draft.none');
  if (unkept) text = t(isFull(keeping.error) ? 'feedback:draft.diskFull' : 'feedback:draft.unkept');
  else if (written && slow) text = t('feedback:draft.keeping');
  else if (written && at !== undefined) text = t('feedback:draft.kept', { time: clockTime(at, language) });
  else if (written) text = t('feedback:draft.begun');
  else if (item !== undefined) text = itemStateText(tellOutbox, item, language);
  const tone = unkept ? 'bad' : written ? 'draft' : item?.state;
  return (
    <p id={id} className={styles.line} data-tone={tone} role={unkept ? 'alert' : 'status'}>
      {text}
    </p>
  );
}

function isFull(error: unknown): boolean {
  return asAppError(error).code === 'disk-full';
}

function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!busy) return;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, [busy]);
  return slow;
}
