import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeedbackConflict } from '#contract/feedback-delivery';
import { PlainText } from '../../components/plain-text.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { absoluteTime } from '../time/server-time.ts';
import styles from './conflict-dialog.module.css';
import type { Decision } from './conflict-dialog.tsx';

interface ColleagueConflictProps {
  conflict: Extract<FeedbackConflict, { kind: 'colleague' }>;
  mine: string;
  onDecide: (decision: Decision) => void;
}

/** Somebody else commented on this work meanwhile: perhaps all is said already. */
export function ColleagueConflict({ conflict: { theirs }, mine, onDecide }: ColleagueConflictProps) {
  const { t } = useTranslation('outbox');
  const language = useLanguage();
  return (
    <div className={styles.conflict}>
      <p>{t('conflict.colleague.text')}</p>
      <div className={styles.sides}>
        <section aria-label={t('conflict.theirs')}>
          {theirs.map(({ id, author, writtenAt, text }) => (
            <div key={id}>
              <h3>
                {author ?? t('conflict.somebody')}{' '}
                <small>{writtenAt === null ? '' : absoluteTime(writtenAt, language)}</small>
              </h3>
              <div className={styles.text}>
                <PlainText text={text} />
              </div>
            </div>
          ))}
        </section>
        <section aria-label={t('conflict.mine')}>
          <h3>{t('conflict.mine')}</h3>
          <div className={styles.text}>
            <PlainText text={mine} />
          </div>
        </section>
      </div>
      <div className={styles.choices}>
        <Button onClick={() => onDecide({ choice: 'theirs' })}>{t('conflict.dropMine')}</Button>
        <Button onClick={() => onDecide({ choice: 'draft' })}>{t('conflict.writeOn')}</Button>
        <Button variant="filled" onClick={() => onDecide({ choice: 'mine' })}>
          {t('conflict.publishToo')}
        </Button>
      </div>
    </div>
  );
}
