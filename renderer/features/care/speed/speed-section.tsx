import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { indexReportQuery } from '../../../api/care-queries.ts';
import { useSettled } from '../../../components/use-settled.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { useReasonText } from '../../errors/use-reason-text.ts';
import { CardActions, CareCard, Waiting } from '../care-card.tsx';
import { useMayChange } from '../use-may-change.ts';
import { useBuildIndexes } from './build-indexes.ts';
import { BuildProgress } from './build-progress.tsx';
import { DuplicatesCard } from './duplicates-card.tsx';
import { groupAdvice } from './group-advice.ts';
import { LeftoversCard } from './leftovers-card.tsx';
import { PurposeRow } from './purpose-row.tsx';
import styles from './speed-section.module.css';

export function SpeedSection() {
  const { t } = useTranslation('database');
  const reasonText = useReasonText();
  const { refusal } = useMayChange();
  const report = useQuery(indexReportQuery());
  const { build, building } = useBuildIndexes();
  useSettled(!report.isPending);
  const { obstacle, advice = [], leftovers = [], duplicates = [] } = report.data ?? {};
  const closed = obstacle === undefined ? null : reasonText(obstacle);
  const mayBuild = refusal === null && obstacle === undefined && !building;
  return (
    <>
      <BuildProgress />
      <CareCard title={t('speed.title')} text={t('speed.text')}>
        {closed !== null && (
          <p className={styles.closed}>
            <b>{closed.title}</b> {closed.next}
          </p>
        )}
        {build.error !== null && <ErrorNotice error={build.error} />}
        {report.error !== null && <ErrorNotice error={report.error} />}
        {report.data !== undefined && advice.length === 0 && <p>{t('speed.nothing')}</p>}
        <ul className={styles.purposes}>
          {groupAdvice(advice).map((group) => (
            <PurposeRow key={group.purpose} group={group} mayBuild={mayBuild} onBuild={build.mutate} />
          ))}
        </ul>
        <CardActions>
          {report.isFetching && <Waiting>{t('speed.measuring')}</Waiting>}
          <Button disabled={report.isFetching || building} onClick={() => void report.refetch()}>
            {t('speed.again')}
          </Button>
        </CardActions>
      </CareCard>
      {leftovers.length > 0 && (
        <LeftoversCard leftovers={leftovers} mayDrop={refusal === null && obstacle === undefined} />
      )}
      {duplicates.length > 0 && <DuplicatesCard duplicates={duplicates} />}
    </>
  );
}
