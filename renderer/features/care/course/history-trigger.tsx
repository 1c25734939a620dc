import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { careKey, triggerPlanQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';
import { CardActions, CareCard } from '../care-card.tsx';
import { PlanDialog } from '../plan-dialog.tsx';
import { useMayChange } from '../use-may-change.ts';

/** The one thing offered for the platform's own table: apart, with a plan of its own, and taken back as easily. */
export function HistoryTrigger() {
  const { t } = useTranslation('database');
  const { refusal } = useMayChange();
  const addition = useQuery(triggerPlanQuery(true)).data;
  const [asked, setAsked] = useState(false);
  const present = addition !== undefined && addition.steps.length + addition.obstacles.length === 0;
  return (
    <CareCard title={t('trigger.title')} text={t('trigger.text')}>
      {addition !== undefined && <p>{t(present ? 'trigger.on' : 'trigger.off')}</p>}
      <CardActions>
        <Button disabled={refusal !== null || addition === undefined} onClick={() => setAsked(true)}>
          {t(present ? 'trigger.remove' : 'trigger.add')}
        </Button>
      </CardActions>
      {asked && <TriggerDialog wanted={!present} onClose={() => setAsked(false)} />}
    </CareCard>
  );
}

function TriggerDialog({ wanted, onClose }: { wanted: boolean; onClose(): void }) {
  const { t } = useTranslation('database');
  const client = useQueryClient();
  const plan = useQuery(triggerPlanQuery(wanted));
  const apply = useMutation({
    mutationFn: (consent: string) => tiza.care.applyHistoryTrigger({ wanted, consent }),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: careKey });
    },
  });
  return (
    <PlanDialog
      title={t('trigger.title')}
      plan={plan}
      agreeLabel={t(wanted ? 'trigger.agreeAdd' : 'trigger.agreeRemove')}
      onAgree={apply.mutate}
      onClose={onClose}
      pending={apply.isPending}
      error={apply.error}
    />
  );
}
