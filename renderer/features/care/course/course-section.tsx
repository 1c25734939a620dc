import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemaStatus } from '#contract/care';
import { schemaStatusQuery } from '../../../api/care-queries.ts';
import { Skeleton } from '../../../components/skeleton.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useSettled } from '../../../components/use-settled.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { useReasonText } from '../../errors/use-reason-text.ts';
import { CareCard, GoodNews } from '../care-card.tsx';
import { useMayChange } from '../use-may-change.ts';
import { AskAdmin } from './ask-admin.tsx';
import styles from './course-section.module.css';
import { HistoryTrigger } from './history-trigger.tsx';
import { Preparation } from './preparation.tsx';
import { RightsCard } from './rights-card.tsx';

export function CourseSection() {
  const { t } = useTranslation(['care', 'database']);
  const status = useQuery(schemaStatusQuery());
  const [prepared, setPrepared] = useState(false);
  useSettled(!status.isPending);
  return (
    <>
      <CareCard
        title={t('database:course.state')}
        mark={status.data !== undefined && <StateMarks status={status.data} />}
      >
        {status.isPending && <Skeleton width="70%" />}
        {status.error !== null && <ErrorNotice error={status.error} onRetry={() => void status.refetch()} />}
        {status.data !== undefined && (
          <SchemaNews status={status.data} onPrepared={() => setPrepared(true)} />
        )}
        {prepared && status.data?.state === 'current' && <GoodNews>{t('database:course.applied')}</GoodNews>}
      </CareCard>
      {status.data?.state === 'current' && <HistoryTrigger />}
      <RightsCard />
    </>
  );
}

function StateMarks({ status: { state, mode } }: { status: SchemaStatus }) {
  const { t } = useTranslation('database');
  const tone = state === 'current' ? 'done' : state === 'none' || state === 'pending' ? 'wait' : 'bad';
  return (
    <>
      <Tag tone={tone}>{t(`course.states.${state}`)}</Tag>
      {mode === 'read-only' && <Tag tone="bad">{t('course.readOnly')}</Tag>}
    </>
  );
}

/** The state in a sentence, why it is so, and whoever may go on goes on. */
function SchemaNews({ status, onPrepared }: { status: SchemaStatus; onPrepared(): void }) {
  const { t } = useTranslation(['care', 'database']);
  const reasonText = useReasonText();
  const { refusal } = useMayChange();
  const { state, problem, mayApply } = status;
  const text = problem && reasonText(problem.reason, { subject: problem.subject ?? '' });
  const unprepared = state === 'none' || state === 'pending';
  const closed = refusal !== null && refusal !== 'askAdmin';
  return (
    <>
      <p className={styles.state}>{t(`care:schema.states.${state}`)}</p>
      {text && !unprepared && (
        <div className={styles.problem} role="note">
          <p>
            <b>{text.title}</b> {text.next}
          </p>
        </div>
      )}
      {state === 'none' && <p className={styles.quiet}>{t('database:course.whatFor')}</p>}
      {unprepared && mayApply && !closed && <Preparation first={state === 'none'} onPrepared={onPrepared} />}
      {unprepared && !mayApply && !closed && <AskAdmin />}
    </>
  );
}
