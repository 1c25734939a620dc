import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/connections';
import { useUiStore } from '../../state/ui-store.ts';
import { type ConnectForm, placeOf } from './connect-form.ts';
import styles from './connect-screen.module.css';

interface AlreadyThereProps {
  form: ConnectForm;
  /** The one that is being changed is no other. */
  except: Profile | undefined;
  profiles: Profile[];
}

/** A second course for the same login on the same database is nearly always a mistake. */
export function AlreadyThere({ form, except, profiles }: AlreadyThereProps) {
  const { t } = useTranslation('connect');
  const edit = useUiStore((state) => state.openConnect);
  const { host, port, database, user } = placeOf(form);
  const twin = profiles.find(
    (one) =>
      one.id !== except?.id &&
      one.host.toLowerCase() === host.toLowerCase() &&
      one.port === port &&
      one.database === database &&
      one.user === user,
  );
  if (twin === undefined) return null;
  return (
    <p className={styles.twin}>
      {t('alreadyThere', { name: twin.name })}
      <Button size="xs" onClick={() => edit(twin.id)}>
        {t('editThat')}
      </Button>
    </p>
  );
}
