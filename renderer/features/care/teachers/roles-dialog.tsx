import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#contract/app-error';
import type { RoleRequest, RoleResult } from '#contract/care';
import { membersQuery, rolesPlanQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';
import { PlanDialog } from '../plan-dialog.tsx';

interface RolesDialogProps {
  request: RoleRequest;
  onApplied(result: RoleResult): void;
  onClose(): void;
}

export function RolesDialog({ request, onApplied, onClose }: RolesDialogProps) {
  const { t } = useTranslation('database');
  const client = useQueryClient();
  const plan = useQuery(rolesPlanQuery(request));
  const [plainPasswords, setPlain] = useState(false);
  const apply = useMutation({
    mutationFn: (consent: string) => tiza.care.applyRoles({ request, consent, plainPasswords }),
    // The passwords in the answer are shown, and remembered by nobody.
    gcTime: 0,
    onSuccess: onApplied,
    onSettled: () => void client.invalidateQueries({ queryKey: membersQuery().queryKey }),
  });
  // Asked only of whose host has just refused anything else.
  const asksForPlain =
    plainPasswords ||
    (apply.error instanceof AppError && apply.error.details?.reason === 'plain-passwords-only');
  const [renewed] = request.renew;
  const people = request.teachers.length + request.admins.length;
  const title =
    renewed !== undefined
      ? t('teachers.renewTitle', { login: renewed })
      : t(people > 0 ? 'teachers.planTitle' : 'teachers.reviewTitle');
  const agree =
    renewed !== undefined ? 'agreeRenew' : people > 0 ? ('agree' as const) : ('agreeReview' as const);
  return (
    <PlanDialog
      title={title}
      plan={plan}
      agreeLabel={t(`teachers.${agree}`)}
      onAgree={apply.mutate}
      onClose={onClose}
      pending={apply.isPending}
      error={apply.error}
    >
      {asksForPlain && (
        <Checkbox
          checked={plainPasswords}
          onChange={({ currentTarget }) => setPlain(currentTarget.checked)}
          label={t('teachers.plainPasswords')}
        />
      )}
    </PlanDialog>
  );
}
