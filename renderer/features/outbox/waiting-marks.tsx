import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WaitingMark } from '#contract/journal-outbox';
import { activitiesQuery } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import styles from './outbox-dialog.module.css';

/** Marks that are on this computer only, and why. */
export function WaitingMarks({ marks, onOpen }: { marks: readonly WaitingMark[]; onOpen: () => void }) {
  const { t } = useTranslation('outbox');
  const activities = useQuery(activitiesQuery()).data;
  if (marks.length === 0) return null;
  const titleOf = (activity: string) => activities?.find(({ key }) => key === activity)?.title ?? activity;
  return (
    <section aria-labelledby="outbox-marks">
      <h3 id="outbox-marks">{t('marks.title', { count: marks.length })}</h3>
      <ul className={styles.items}>
        {marks.map(({ id, mark, waitsFor }) => (
          <li key={id}>
            <p className={styles.about}>
              {mark === null ? (
                t('marks.withdraw')
              ) : (
                <>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    className={styles.who}
                    onClick={() => {
                      useUiStore.getState().goTo(mark.ref);
                      onOpen();
                    }}
                  >
                    {titleOf(mark.ref.activity)}
                  </Button>
                  {t(`marks.${mark.kind}`)}
                </>
              )}
            </p>
            <p className={styles.reason}>{t(`waits.${waitsFor}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
