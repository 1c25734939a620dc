import { Button, Modal } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#contract/care';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { CardActions, Waiting } from './care-card.tsx';
import styles from './plan-dialog.module.css';
import { PlanView } from './plan-view.tsx';

interface PlanDialogProps {
  title: string;
  /** What it is about, above the plan. */
  text?: string;
  plan: UseQueryResult<Plan>;
  agreeLabel: string;
  onAgree(consent: string): void;
  onClose(): void;
  /** It is being done. */
  pending: boolean;
  error: Error | null;
  /** Why it may only be looked at. */
  mayAgree?: boolean;
  /** A further question, above the buttons. */
  children?: ReactNode;
}

/** Nothing is done that nobody has read: the plan first, then a button that names what it does. */
export function PlanDialog(props: PlanDialogProps) {
  const {
    title,
    text,
    plan,
    agreeLabel,
    onAgree,
    onClose,
    pending,
    error,
    mayAgree = true,
    children,
  } = props;
  const { t } = useTranslation('database');
  const data = plan.isFetching ? undefined : plan.data;
  const possible = data !== undefined && data.obstacles.length === 0 && data.steps.length > 0;
  const close = pending ? () => undefined : onClose;
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={720}
      closeButtonProps={{ 'aria-label': t('plan.close') }}
    >
      <div className={styles.body} aria-busy={plan.isFetching}>
        {text !== undefined && <p>{text}</p>}
        {plan.isFetching && <Waiting>{t('plan.wait')}</Waiting>}
        {plan.error !== null && <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />}
        {data !== undefined && <PlanView plan={data} />}
        {error !== null && <ErrorNotice error={error} onRetry={() => void plan.refetch()} />}
        {possible && children}
        {possible && <p className={styles.together}>{t('plan.together')}</p>}
        <div className={styles.foot}>
          <CardActions>
            <Button onClick={close} disabled={pending}>
              {t(possible ? 'plan.cancel' : 'plan.close')}
            </Button>
            {possible && mayAgree && (
              <Button variant="filled" loading={pending} onClick={() => onAgree(data.consent)}>
                {agreeLabel}
              </Button>
            )}
          </CardActions>
        </div>
      </div>
    </Modal>
  );
}
