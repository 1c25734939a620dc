import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoleResult } from '#contract/care';
import { tiza } from '../../../api/client.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CardActions, CareCard, GoodNews } from '../care-card.tsx';
import table from '../care-table.module.css';
import { CopyButton } from '../copy-button.tsx';
import styles from './new-passwords.module.css';

interface NewPasswordsProps {
  created: RoleResult['created'];
  onDone(): void;
}

/** The only moment in which these passwords can be read; no cache and no file holds them. */
export function NewPasswords({ created, onDone }: NewPasswordsProps) {
  const { t } = useTranslation('database');
  const share = useMutation({ mutationFn: (login: string) => tiza.care.shareProfile({ login }) });
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.focus();
  }, []);
  return (
    <div ref={card} tabIndex={-1} className={styles.news}>
      <CareCard title={t('teachers.passwords.title')} text={t('teachers.passwords.text')}>
        <div className={table.scroll}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('teachers.name')}</th>
                <th scope="col">{t('teachers.login')}</th>
                <th scope="col">{t('teachers.passwords.password')}</th>
                <th scope="col">{t('teachers.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {created.map(({ login, name, password }) => (
                <tr key={`${login} ${password}`}>
                  <td>
                    <bdi>{name}</bdi>
                  </td>
                  <td>
                    <code>{login}</code>
                  </td>
                  <td>
                    <code className={styles.password}>{password}</code>
                  </td>
                  <td>
                    <div className={table.buttons}>
                      <CopyButton text={password} name={t('teachers.passwords.copyOf', { login })} />
                      <Button
                        size="compact-sm"
                        title={t('teachers.shareHelp')}
                        aria-label={t('teachers.of', { action: t('teachers.share'), name: login })}
                        onClick={() => share.mutate(login)}
                      >
                        {t('teachers.share')}
                      </Button>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {share.error !== null && <ErrorNotice error={share.error} />}
        {share.data && <GoodNews>{t('teachers.saved', { path: share.data.path })}</GoodNews>}
        <CardActions>
          <span className={styles.lost}>{t('teachers.passwords.lost')}</span>
          <Button variant="filled" onClick={onDone}>
            {t('teachers.passwords.done')}
          </Button>
        </CardActions>
      </CareCard>
    </div>
  );
}
