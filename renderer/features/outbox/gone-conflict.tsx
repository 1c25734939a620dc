import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeedbackConflict } from '#contract/feedback-delivery';
import { ChangedText } from '../attempts/changed-text.tsx';
import styles from './conflict-dialog.module.css';
import type { Decision } from './conflict-dialog.tsx';

interface GoneConflictProps {
  conflict: Extract<FeedbackConflict, { kind: 'gone' }>;
  mine: string;
  onDecide: (decision: Decision) => void;
}

/** The comment was withdrawn while mine was on its way. */
export function GoneConflict({ conflict: { author, base }, mine, onDecide }: GoneConflictProps) {
  const { t } = useTranslation('outbox');
  return (
    <div className={styles.conflict}>
      <p>{author === null ? t('conflict.gone.textUnknown') : t('conflict.gone.text', { author })}</p>
      {mine !== '' && (
        <section aria-label={t('conflict.mine')}>
          <h3>{t('conflict.mine')}</h3>
          <div className={styles.text}>
            <ChangedText before={base.text} after={mine} />
          </div>
        </section>
      )}
      <div className={styles.choices}>
        <Button onClick={() => onDecide({ choice: 'theirs' })}>{t('conflict.leaveWithdrawn')}</Button>
        {mine !== '' && (
          <Button variant="filled" onClick={() => onDecide({ choice: 'both' })}>
            {t('conflict.publishAsNew')}
          </Button>
        )}
      </div>
    </div>
  );
}
