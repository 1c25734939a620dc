import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#contract/app-error';
import type { SchemaPlan } from '#contract/care';
import { careKey, schemaPlanQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';
import { gradingKey } from '../../../api/queries.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CardActions, Waiting } from '../care-card.tsx';
import { SqlFold } from '../sql-fold.tsx';
import styles from './course-section.module.css';
import { isObject, isStep } from './schema-words.ts';

/** What will be created, the honest word about backups, and the one button that does it. */
export function Preparation({ first, onPrepared }: { first: boolean; onPrepared(): void }) {
  const { t } = useTranslation(['care', 'database']);
  const client = useQueryClient();
  const plan = useQuery(schemaPlanQuery());
  const [understood, setUnderstood] = useState(false);
  /** A backup comes first; only where none can be had is anybody asked to go on without. */
  const [noBackup, setNoBackup] = useState(false);
  const apply = useMutation({
    mutationFn: (consent: string) => tiza.care.applySchema({ consent, withoutBackup: understood }),
    onSuccess: onPrepared,
    onError: (error) => {
      if (saysNoBackup(error)) setNoBackup(true);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: careKey });
      void client.invalidateQueries({ queryKey: gradingKey });
    },
  });
  if (plan.error !== null) {
    return <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />;
  }
  if (plan.data === undefined) return <Waiting>{t('database:plan.wait')}</Waiting>;
  const { consent, steps } = plan.data;
  return (
    <>
      <div className={styles.what}>
        <h3>{t('database:course.willCreate')}</h3>
        <Steps steps={steps} />
      </div>
      <div className={styles.backup}>
        <h3>{t('database:course.backup')}</h3>
        <p role={noBackup ? 'alert' : undefined}>
          {t(noBackup ? 'care:schema.noBackup' : 'care:schema.backupFirst')} {t('care:schema.untouched')}
        </p>
        {noBackup && (
          <Checkbox
            checked={understood}
            onChange={({ currentTarget }) => setUnderstood(currentTarget.checked)}
            label={t('database:course.understood')}
            disabled={apply.isPending}
          />
        )}
      </div>
      {apply.error !== null && !saysNoBackup(apply.error) && (
        <ErrorNotice error={apply.error} onRetry={() => void plan.refetch().then(apply.reset)} />
      )}
      <CardActions>
        {apply.isPending && <Waiting>{t('database:course.applying')}</Waiting>}
        <Button
          variant="filled"
          loading={apply.isPending}
          disabled={noBackup && !understood}
          onClick={() => apply.mutate(consent)}
        >
          {t(first ? 'database:course.apply' : 'database:course.applyPending')}
        </Button>
      </CardActions>
    </>
  );
}

function saysNoBackup(error: Error): boolean {
  return error instanceof AppError && error.details?.reason === 'no-verified-backup';
}

function Steps({ steps }: { steps: SchemaPlan['steps'] }) {
  const { t } = useTranslation(['care', 'database']);
  return (
    <ol className={styles.steps}>
      {steps.map(({ id, name, creates, sql }) => (
        <li key={id}>
          <p>{isStep(name) ? t(`care:schema.steps.${name}`) : name}</p>
          <SqlFold label={t('database:course.objects', { count: creates.length })} sql={sql}>
            <dl className={styles.objects}>
              {creates.map((object) => (
                <div key={object}>
                  <dt>tiza.{object.split(' ')[1]}</dt>
                  <dd>{isObject(object) ? t(`care:schema.objects.${object}`) : object}</dd>
                </div>
              ))}
            </dl>
          </SqlFold>
        </li>
      ))}
    </ol>
  );
}
