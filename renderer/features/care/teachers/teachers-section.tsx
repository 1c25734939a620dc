import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleRequest, RoleResult } from '#contract/care';
import { membersQuery } from '../../../api/care-queries.ts';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useSettled } from '../../../components/use-settled.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CareCard } from '../care-card.tsx';
import { useMayChange } from '../use-may-change.ts';
import { AddTeachers } from './add-teachers.tsx';
import { MembersTable } from './members-table.tsx';
import { NewPasswords } from './new-passwords.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';

/** What somebody asked for and has not agreed to yet. */
export type Wanted = { roles: RoleRequest } | { removal: string } | null;

export const nobody: RoleRequest = { teachers: [], admins: [], renew: [] };

export function TeachersSection() {
  const { t } = useTranslation('database');
  const { refusal } = useMayChange();
  const members = useQuery(membersQuery());
  const [wanted, setWanted] = useState<Wanted>(null);
  const [created, setCreated] = useState<RoleResult['created']>([]);
  /** Another form once this one's people are there. */
  const [round, setRound] = useState(0);
  useSettled(!members.isPending);

  const close = () => setWanted(null);
  const applied = (result: RoleResult) => {
    close();
    setCreated((before) => [...before, ...result.created]);
    setRound((number) => number + 1);
  };
  return (
    <>
      {created.length > 0 && <NewPasswords created={created} onDone={() => setCreated([])} />}
      <CareCard title={t('teachers.title')} text={t('teachers.text')}>
        {members.isPending && <Skeleton width="60%" />}
        {members.error !== null && (
          <ErrorNotice error={members.error} onRetry={() => void members.refetch()} />
        )}
        {members.data?.length === 0 && <p>{t('teachers.none')}</p>}
        {members.data !== undefined && members.data.length > 0 && (
          <MembersTable members={members.data} mayChange={refusal === null} onWant={setWanted} />
        )}
      </CareCard>
      {refusal === null && (
        <AddTeachers
          key={round}
          taken={members.data?.map(({ login }) => login) ?? []}
          onPlan={(request) => setWanted({ roles: request })}
        />
      )}
      {wanted !== null && 'roles' in wanted && (
        <RolesDialog request={wanted.roles} onApplied={applied} onClose={close} />
      )}
      {wanted !== null && 'removal' in wanted && <RemovalDialog login={wanted.removal} onClose={close} />}
    </>
  );
}
