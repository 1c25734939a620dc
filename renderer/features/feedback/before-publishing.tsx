import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Facilities, Present } from '#contract/feedback';
import type { FeedbackEntry } from '#contract/grading';
import { useUiStore } from '../../state/ui-store.ts';
import { AgeText, useAgeWords } from '../time/age-text.tsx';
import styles from './writer.module.css';

interface BeforePublishingProps {
  present: Present[];
  /** Comments of others that came since the writing began. */
  newer: FeedbackEntry[];
  activity: string;
  activityTitle: string;
  facilities: Facilities | undefined;
}

/** What is worth knowing before a word is sent: who else is here, and what they said meanwhile. */
export function BeforePublishing({
  present,
  newer,
  activity,
  activityTitle,
  facilities,
}: BeforePublishingProps) {
  const { t } = useTranslation('feedback');
  const words = useAgeWords();
  const openDatabase = useUiStore((state) => state.openDatabase);
  const [latest] = newer;
  return (
    <div aria-live="polite">
      {present.map(({ author, doing }) => (
        <p key={`${author} ${doing}`} className={styles.present} data-doing={doing}>
          {t(`present.${doing}`, { author })}
        </p>
      ))}
      {latest !== undefined && (
        <p className={styles.note}>
          <span>
            {t('meanwhile', { author: latest.author ?? t('somebody') })}{' '}
            {latest.writtenAt !== null && (
              <>
                (<AgeText serverTime={latest.writtenAt} words={words} />)
              </>
            )}
          </span>
        </p>
      )}
      {facilities?.unnamed.includes(activity) && (
        <div className={styles.note}>
          <span>{t('unnamed', { activity: activityTitle })}</span>
          <Button size="compact-xs" onClick={() => openDatabase('names')}>
            {t('confirmName')}
          </Button>
        </div>
      )}
    </div>
  );
}
