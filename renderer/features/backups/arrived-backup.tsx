import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupFile } from '#contract/backups';
import { backupJobQuery, receiveJob } from '../../api/backup-queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import styles from './dialogs.module.css';
import { JobCard } from './job-card.tsx';
import { RestoreDialog } from './restore/restore-dialog.tsx';
import { useArrivedBackup } from './use-arriving-backups.ts';

const forget = () => useArrivedBackup.setState({ file: null });

/** A backup that was opened outside: what it is and holds, and what could be done with it. Nothing has been done. */
export function ArrivedBackup({ file }: { file: BackupFile }) {
  const client = useQueryClient();
  const openBackups = useUiStore((state) => state.openBackups);
  const course = useOpenCourse();
  const [begun, setBegun] = useState(false);
  if (begun) return <UnderWay />;
  return (
    <RestoreDialog
      backups={[]}
      first={file}
      onBegun={(job) => {
        receiveJob(client, job);
        // An open course has a place where its work is shown.
        if (course === undefined) return setBegun(true);
        forget();
        openBackups(null);
      }}
      onClose={forget}
    />
  );
}

/** It goes on whether or not somebody watches. */
function UnderWay() {
  const { t } = useTranslation('backups');
  const job = useQuery(backupJobQuery()).data;
  const isOpen = useOpenCourse() !== undefined;
  // What it led to is on screen now.
  useEffect(() => {
    if (isOpen) forget();
  }, [isOpen]);
  return (
    <Dialog title={t(`job.${job?.kind ?? 'restore'}`)} size="lg" onClose={forget}>
      <div className={styles.body}>
        <JobCard />
        <div className={styles.actions}>
          <Button onClick={forget}>{t('move.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
