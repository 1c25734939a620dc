import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupChoices, ChoicesChange } from '#contract/backups';
import { backupsKey } from '../../api/backup-queries.ts';
import { tiza } from '../../api/client.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './dialogs.module.css';
import { FolderField } from './folder-field.tsx';
import { dayText } from './when-text.ts';

interface KeepingDialogProps {
  choices: BackupChoices;
  onOld(): void;
  onClose(): void;
}

const schedules = ['off', 'remind', 'automatic'] as const;

/** When backups are taken, where they go, how long they stay, and until when the host keeps the database. */
export function KeepingDialog({ choices, onOld, onClose }: KeepingDialogProps) {
  const { t } = useTranslation('backups');
  const client = useQueryClient();
  const language = useLanguage();
  const label = useId();
  const [schedule, setSchedule] = useState(choices.schedule);
  const [days, setDays] = useState<number | string>(choices.keepDays);
  const [expires, setExpires] = useState(choices.expiresOn ?? '');
  const save = useMutation({
    mutationFn: (next: ChoicesChange) => tiza.backups.change(next),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: backupsKey });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const keepDays = typeof days === 'number' ? days : choices.keepDays;
    save.mutate({ schedule, keepDays, expiresOn: expires === '' ? null : expires });
  };
  return (
    <Dialog title={t('keeping.title')} onClose={onClose}>
      <form className={styles.body} onSubmit={submit}>
        <FolderField folder={choices.folder} />
        <div>
          <p id={label} className={styles.label}>
            {t('keeping.schedule')}
          </p>
          <SegmentedControl
            aria-labelledby={label}
            data={schedules.map((value) => ({ value, label: t(`keeping.schedules.${value}`) }))}
            value={schedule}
            onChange={(value) => setSchedule(schedules.find((one) => one === value) ?? 'off')}
          />
          <p className={styles.quiet}>{t('keeping.scheduleNote')}</p>
        </div>
        <NumberInput
          label={t('keeping.days')}
          description={t('keeping.daysNote')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          min={1}
          max={3650}
          allowDecimal={false}
          hideControls
          value={days}
          onChange={setDays}
        />
        <TextInput
          type="date"
          label={t('keeping.expires')}
          // The system writes days its own way; in words nobody mistakes a day for a month.
          description={
            expires === ''
              ? t('keeping.expiresNote')
              : `${dayText(expires, language)}. ${t('keeping.expiresNote')}`
          }
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={expires}
          onChange={(event) => setExpires(event.currentTarget.value)}
        />
        {save.error !== null && <ErrorNotice error={save.error} />}
        <div className={styles.actions}>
          <Button variant="subtle" mr="auto" onClick={onOld}>
            {t('keeping.old')}
          </Button>
          <Button onClick={onClose}>{t('keeping.cancel')}</Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('keeping.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
