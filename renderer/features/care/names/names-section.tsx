import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { activityNamesQuery, labelsQuery } from '../../../api/care-queries.ts';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useSettled } from '../../../components/use-settled.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CareCard } from '../care-card.tsx';
import { FiledNames } from './filed-names.tsx';
import { LabelSheetCard } from './label-sheet-card.tsx';

export function NamesSection() {
  const { t } = useTranslation('database');
  const names = useQuery(activityNamesQuery());
  const labels = useQuery(labelsQuery());
  useSettled(!names.isPending && !labels.isPending);
  return (
    <>
      <CareCard title={t('names.filedTitle')} text={t('names.filedText')}>
        {names.isPending && <Skeleton width="60%" />}
        {names.error !== null && <ErrorNotice error={names.error} onRetry={() => void names.refetch()} />}
        {names.data !== undefined && <FiledNames names={names.data} />}
      </CareCard>
      {labels.error !== null && <ErrorNotice error={labels.error} onRetry={() => void labels.refetch()} />}
      {labels.data !== undefined && <LabelSheetCard sheet={labels.data} />}
    </>
  );
}
