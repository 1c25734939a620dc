import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndexProgress } from '#contract/care-indexes';
import { indexProgressQuery, indexReportQuery } from '../../../api/care-queries.ts';
import { thrown, tiza } from '../../../api/client.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CardActions, CareCard, GoodNews } from '../care-card.tsx';
import { waitingQuery } from './build-indexes.ts';
import { phaseWord } from './group-advice.ts';
import styles from './speed-section.module.css';

/** The build under way, whoever began it and wherever; how the last one ended. */
export function BuildProgress() {
  const { t } = useTranslation('database');
  const client = useQueryClient();
  const progress = useQuery(indexProgressQuery()).data;
  const building = progress?.state === 'building';
  const wasBuilding = useRef(false);
  useEffect(() => {
    if (wasBuilding.current && !building) {
      void client.invalidateQueries({ queryKey: indexReportQuery().queryKey });
    }
    wasBuilding.current = building;
  }, [building, client]);
  if (!progress) return null;
  const name = progress.id.replace(/^[^.]*\./, '');
  switch (progress.state) {
    case 'building':
      return <Building name={name} progress={progress} />;
    case 'done':
      return <GoodNews>{t('speed.done', { name })}</GoodNews>;
    case 'cancelled':
      return <GoodNews>{t('speed.cancelled', { name })}</GoodNews>;
    case 'failed':
      return (
        <CareCard title={t('speed.failed', { name })}>
          {progress.problem && <ErrorNotice error={thrown(progress.problem)} />}
        </CareCard>
      );
  }
}

function Building({ name, progress }: { name: string; progress: IndexProgress }) {
  const { t } = useTranslation(['care', 'database']);
  const client = useQueryClient();
  const { data: waiting = 0 } = useQuery(waitingQuery());
  const cancel = useMutation({
    mutationFn: () => tiza.care.cancelIndex(),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: indexProgressQuery().queryKey });
      void client.invalidateQueries({ queryKey: indexReportQuery().queryKey });
    },
  });
  const { phase, done, total } = progress;
  const share = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : null;
  return (
    <CareCard title={t('database:speed.building', { name })} text={t('care:indexes.whileBuilding')}>
      <div className={styles.progress} role="status">
        <span>{t(`database:speed.phases.${phaseWord(phase)}`)}</span>
        {waiting > 0 && <span>{t('database:speed.more', { count: waiting })}</span>}
        <span>{share === null ? '' : `${share} %`}</span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t('database:speed.building', { name })}
        aria-valuenow={share ?? undefined}
      >
        <div
          className={styles.bar}
          data-unknown={share === null ? '' : undefined}
          style={{ '--share': `${share ?? 0}%` } as CSSProperties}
        />
      </div>
      {cancel.error !== null && <ErrorNotice error={cancel.error} />}
      <CardActions>
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t(cancel.isPending ? 'database:speed.cancelling' : 'database:speed.cancel')}
        </Button>
      </CardActions>
    </CareCard>
  );
}
