import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BackupChoices } from '#contract/backups';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import styles from './backups-screen.module.css';
import { shortFolder } from './when-text.ts';

/** In one sentence what happens by itself, and the way to change it. */
export function SummaryLine({ course, choices }: { course: string; choices: BackupChoices }) {
  const { t } = useTranslation('backups');
  const ask = useUiStore((state) => state.openBackups);
  const show = useMutation({ mutationFn: () => tiza.backups.showFolder() });
  const { folder, encrypt, schedule, keepDays } = choices;
  const words = [
    t('summary', { course, folder: shortFolder(folder) }),
    t(encrypt ? 'encrypted' : 'notEncrypted'),
    t(`schedules.${schedule}`),
    t('kept', { count: keepDays }),
  ];
  return (
    <p className={styles.summary} title={folder}>
      {words.join(' · ')}{' '}
      <span className={styles.links}>
        <Button size="compact-sm" variant="subtle" className={styles.link} onClick={() => ask('keeping')}>
          {t('change')}
        </Button>{' '}
        <Button size="compact-sm" variant="subtle" className={styles.link} onClick={() => show.mutate()}>
          {t('openFolder')}
        </Button>
      </span>
    </p>
  );
}
