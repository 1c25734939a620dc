import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Member } from '#contract/care';
import { tiza } from '../../../api/client.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CardActions, GoodNews } from '../care-card.tsx';
import table from '../care-table.module.css';
import { nobody, type Wanted } from './teachers-section.tsx';

interface MembersTableProps {
  members: Member[];
  mayChange: boolean;
  onWant(wanted: Wanted): void;
}

export function MembersTable({ members, mayChange, onWant }: MembersTableProps) {
  const { t } = useTranslation('database');
  const share = useMutation({ mutationFn: (login: string) => tiza.care.shareProfile({ login }) });
  const columns = ['name', 'login', 'role', 'access', ...(mayChange ? (['actions'] as const) : [])] as const;
  return (
    <>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {t(`teachers.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.login}>
                <td>
                  <bdi>{member.name}</bdi>
                </td>
                <td>
                  <code>{member.login}</code>
                </td>
                <td>{t(`teachers.groups.${member.group}`)}</td>
                <td>
                  {t(member.active ? 'teachers.active' : 'teachers.inactive')}
                  {member.connections > 0 && (
                    <span className={table.below}>
                      {t('teachers.connected', { count: member.connections })}
                    </span>
                  )}
                </td>
                {mayChange && (
                  <td>
                    <MemberButtons login={member.login} onWant={onWant} onShare={share.mutate} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {share.error !== null && <ErrorNotice error={share.error} />}
      {share.data && <GoodNews>{t('teachers.saved', { path: share.data.path })}</GoodNews>}
      {mayChange && (
        <CardActions>
          <Button title={t('teachers.reviewHelp')} onClick={() => onWant({ roles: nobody })}>
            {t('teachers.review')}
          </Button>
        </CardActions>
      )}
    </>
  );
}

interface MemberButtonsProps {
  login: string;
  onWant(wanted: Wanted): void;
  onShare(login: string): void;
}

function MemberButtons({ login, onWant, onShare }: MemberButtonsProps) {
  const { t } = useTranslation('database');
  const named = (action: string) => t('teachers.of', { action, name: login });
  return (
    <div className={table.buttons}>
      <Button
        size="compact-sm"
        title={t('teachers.shareHelp')}
        aria-label={named(t('teachers.share'))}
        onClick={() => onShare(login)}
      >
        {t('teachers.share')}
      </Button>
      <Button
        size="compact-sm"
        aria-label={named(t('teachers.renew'))}
        onClick={() => onWant({ roles: { ...nobody, renew: [login] } })}
      >
        {t('teachers.renew')}
      </Button>
      <Button
        size="compact-sm"
        aria-label={named(t('teachers.remove'))}
        onClick={() => onWant({ removal: login })}
      >
        {t('teachers.remove')}
      </Button>
    </div>
  );
}
