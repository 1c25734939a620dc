import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOutboxScreens } from '../outbox/outbox-screens.ts';
import { useOutboxCounts } from '../outbox/use-outbox.ts';
import styles from './drafts-fact.module.css';
import { useDraftKeys } from './use-drafts.ts';

/** What is on this computer and not with the students yet, in the status bar. */
export function DraftsFact({ course }: { course: string }) {
  const { t } = useTranslation('drafts');
  const drafts = useDraftKeys(course).size;
  const { waiting } = useOutboxCounts();
  const show = useOutboxScreens((state) => state.show);
  return (
    <UnstyledButton className={styles.fact} title={t('showAll')} onClick={() => show('drafts')}>
      {drafts + waiting === 0
        ? t('nothingHere')
        : [
            t('here', { count: drafts }),
            waiting === 0 ? t('noneWaiting') : t('waiting', { count: waiting }),
          ].join(', ')}
    </UnstyledButton>
  );
}
