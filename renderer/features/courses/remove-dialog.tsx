import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/connections';
import { tiza } from '../../api/client.ts';
import { profilesQuery } from '../../api/queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './dialog.module.css';

interface RemoveDialogProps {
  /** `null`: nothing is being removed. */
  profile: Profile | null;
  onClose: () => void;
}

/** Says what goes and what stays before anything goes. */
export function RemoveDialog({ profile, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('courses');
  const client = useQueryClient();
  const removing = useMutation({
    mutationFn: (id: string) => tiza.connect.remove({ id }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries(profilesQuery()),
  });
  if (profile === null) return null;
  const { id, name, database, host } = profile;
  return (
    <Dialog onClose={onClose} title={t('removal.title', { name })}>
      <div className={styles.body}>
        <p>{t('removal.gone', { database, host })}</p>
        <p>{t('removal.kept')}</p>
        {removing.error !== null && <ErrorNotice error={removing.error} />}
        <div className={styles.actions}>
          <Button data-autofocus onClick={onClose}>
            {t('removal.cancel')}
          </Button>
          <Button variant="danger" disabled={removing.isPending} onClick={() => removing.mutate(id)}>
            {t('removal.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
