import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { draftsQuery, placesQuery } from '../../api/writing-queries.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './outbox-dialog.module.css';

/** What this computer keeps for courses that are not open, or for a database that is no longer there. */
export function OtherPlaces() {
  const { t } = useTranslation('outbox');
  const client = useQueryClient();
  const places = useQuery(placesQuery()).data?.filter(({ state }) => state !== 'open') ?? [];
  const adopting = useMutation({
    mutationFn: (place: string) => tiza.journal.adopt({ place }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: draftsQuery().queryKey });
      void client.invalidateQueries({ queryKey: placesQuery().queryKey });
    },
  });
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="outbox-places">
      <h3 id="outbox-places">{t('places.title')}</h3>
      <ul className={styles.items}>
        {places.map(({ place, course, state, drafts, waiting, attention, marks }) => (
          <li key={place}>
            <p className={styles.about}>
              <b>
                <bdi>{course.name}</bdi>
              </b>
              &nbsp;· {course.database}@{course.host}
            </p>
            <p className={styles.reason}>
              {t('places.drafts', { count: drafts })}, {t('places.waiting', { count: waiting + attention })}
              {marks > 0 && `, ${t('places.marks', { count: marks })}`}.{' '}
              {t(`places.${state === 'replaced' ? 'replaced' : 'closed'}`)}
            </p>
            {state === 'replaced' && (
              <Button size="xs" loading={adopting.isPending} onClick={() => adopting.mutate(place)}>
                {t('places.adopt')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adopting.error !== null && <ErrorNotice error={adopting.error} />}
    </section>
  );
}
