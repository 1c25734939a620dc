import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupChoices } from '#contract/backups';
import { backupsKey, retentionPlanQuery } from '../../api/backup-queries.ts';
import { tiza } from '../../api/client.ts';
import { Dialog } from '../../components/dialog.tsx';
import { formatBytes } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './dialogs.module.css';
import { whenText } from './when-text.ts';

/** The list of what would go, before anything goes. */
export function RetentionDialog({ choices, onClose }: { choices: BackupChoices; onClose(): void }) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const client = useQueryClient();
  const plan = useQuery(retentionPlanQuery());
  const [always, setAlways] = useState(choices.removeOld);
  const remove = useMutation({
    mutationFn: (consent: string) => tiza.backups.removeOld({ consent, always }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: backupsKey });
      onClose();
    },
  });
  const { remove: old = [], keep = 0, consent = '' } = plan.data ?? {};
  return (
    <Dialog title={t('retention.title')} onClose={onClose}>
      <div className={styles.body} aria-busy={plan.isPending}>
        {plan.error !== null && <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />}
        {plan.data && (
          <p>
            {old.length === 0 ? t('retention.nothing') : t('retention.list', { count: old.length, keep })}
          </p>
        )}
        <ul className={styles.list}>
          {old.map(({ id, takenAt, bytes }) => (
            <li key={id}>
              {whenText(t, takenAt, language)} · {id} · {formatBytes(bytes, language)}
            </li>
          ))}
        </ul>
        <Checkbox
          label={t('retention.always')}
          checked={always}
          onChange={(event) => setAlways(event.currentTarget.checked)}
        />
        {remove.error !== null && <ErrorNotice error={remove.error} onRetry={() => void plan.refetch()} />}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('retention.close')}</Button>
          {plan.data && (
            <Button
              variant={old.length > 0 ? 'danger' : 'filled'}
              loading={remove.isPending}
              onClick={() => remove.mutate(consent)}
            >
              {t(old.length > 0 ? 'retention.remove' : 'keeping.save')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
