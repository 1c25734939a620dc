import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasswordStore, Profile } from '#contract/connections';
import { courseStatusQuery, profilesQuery } from '../../api/queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import { PasswordField } from '../connect/password-field.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './dialog.module.css';
import { type Rejection, rejectedIn } from './password-rejection.ts';
import { useOpenCourse } from './use-open-course.ts';

/** Over whatever is on screen, when a course cannot be opened without its password. */
export function PasswordDialog() {
  const status = useQuery(courseStatusQuery()).data;
  const list = useQuery(profilesQuery()).data;
  const askingFor = useUiStore((state) => state.askingFor);
  const connectOpen = useUiStore((state) => state.connectOpen);
  const ask = useUiStore((state) => state.askPassword);
  const rejected = rejectedIn(status);
  // Over an open course nothing steps in between by itself: there the status bar offers it.
  const failed = status?.failed;
  // The sheet has a field of its own for it.
  useEffect(() => {
    if (failed !== undefined && rejected?.id === failed && !connectOpen) ask(failed);
  }, [failed, rejected?.id, rejected?.reason, connectOpen, ask]);
  const profile = list?.profiles.find(({ id }) => id === askingFor);
  if (profile === undefined || list === undefined || connectOpen) return null;
  return (
    <AskPassword
      key={profile.id}
      profile={profile}
      store={list.store}
      rejected={rejected?.id === profile.id ? rejected.reason : null}
      onClose={() => ask(null)}
    />
  );
}

interface AskPasswordProps {
  profile: Profile;
  store: PasswordStore;
  /** What the server said of the last one. */
  rejected: Rejection | null;
  onClose: () => void;
}

function AskPassword({ profile, store, rejected, onClose }: AskPasswordProps) {
  const { t } = useTranslation(['courses', 'reasons']);
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(true);
  const opening = useOpenCourse();
  const { id, name, user, database, host } = profile;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    opening.mutate(
      { id, password, remember },
      {
        onSuccess: (status) => {
          if (rejectedIn(status) === null) onClose();
        },
      },
    );
  };
  // That none was known is no news to who is being asked for it.
  const wrong = rejected === 'password-wrong' && !opening.isPending;
  return (
    <Dialog onClose={onClose} title={t('courses:asking.title', { name })}>
      <form className={styles.body} onSubmit={submit}>
        <p>{t('courses:asking.text', { user, database, host })}</p>
        <PasswordField
          label={t('courses:asking.label')}
          value={password}
          onChange={setPassword}
          store={remember ? store : undefined}
          known={false}
          autoFocus
          problem={wrong ? t('reasons:password-wrong.title', { user }) : undefined}
        />
        <Checkbox
          label={t('courses:asking.remember')}
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        {opening.error !== null && <ErrorNotice error={opening.error} />}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('courses:asking.cancel')}</Button>
          <Button type="submit" variant="filled" loading={opening.isPending}>
            {t('courses:asking.open')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
