import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeedbackConflict } from '#contract/feedback-delivery';
import { ChangedText } from '../attempts/changed-text.tsx';
import styles from './conflict-dialog.module.css';
import type { Decision } from './conflict-dialog.tsx';

interface WithdrawConflictProps {
  conflict: Extract<FeedbackConflict, { kind: 'changed' }>;
  onDecide: (decision: Decision) => void;
}

/** What was to be withdrawn says something else by now. */
export function WithdrawConflict({ conflict: { base, theirs }, onDecide }: WithdrawConflictProps) {
  const { t } = useTranslation('outbox');
  return (
    <div className={styles.conflict}>
      <p>{t('conflict.withdrawText')}</p>
      <section aria-label={t('conflict.theirs')}>
        <h3>{theirs.author ?? t('conflict.somebody')}</h3>
        <div className={styles.text}>
          <ChangedText before={base.text} after={theirs.text} />
        </div>
      </section>
      <div className={styles.choices}>
        <Button variant="danger" onClick={() => onDecide({ choice: 'mine' })}>
          {t('conflict.withdrawAnyway')}
        </Button>
        <Button variant="filled" onClick={() => onDecide({ choice: 'theirs' })}>
          {t('conflict.leaveTheirs')}
        </Button>
      </div>
    </div>
  );
}
