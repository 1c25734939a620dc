import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery, removalPlanQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';
import { PlanDialog } from '../plan-dialog.tsx';

export function RemovalDialog({ login, onClose }: { login: string; onClose(): void }) {
  const { t } = useTranslation('database');
  const client = useQueryClient();
  const plan = useQuery(removalPlanQuery(login));
  const remove = useMutation({
    mutationFn: (consent: string) => tiza.care.removeTeacher({ login, consent }),
    onSuccess: onClose,
    onSettled: () => void client.invalidateQueries({ queryKey: membersQuery().queryKey }),
  });
  return (
    <PlanDialog
      title={t('teachers.removeTitle', { login })}
      plan={plan}
      agreeLabel={t('teachers.agreeRemove')}
      onAgree={remove.mutate}
      onClose={onClose}
      pending={remove.isPending}
      error={remove.error}
    />
  );
}
