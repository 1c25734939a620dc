import { Button, Kbd } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry, BackupFile, BackupJob, BackupOverview } from '#contract/backups';
import type { CourseStatus } from '#contract/course';
import { backupJobQuery, backupOverviewQuery, receiveJob } from '../../api/backup-queries.ts';
import { tiza } from '../../api/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { Attention } from './attention.tsx';
import { BackUpDialog } from './back-up-dialog.tsx';
import { BackupTable } from './backup-table.tsx';
import styles from './backups-screen.module.css';
import { ExpiryLine } from './expiry-line.tsx';
import { JobCard } from './job-card.tsx';
import { KeepingDialog } from './keeping-dialog.tsx';
import { MissingRights } from './missing-rights.tsx';
import { MoveDialog } from './move/move-dialog.tsx';
import { OpenEncrypted } from './open-encrypted.tsx';
import { RestoreDialog } from './restore/restore-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';
import { SummaryLine } from './summary-line.tsx';

/** Every backup of this course and how far it is proven; what is under way; what comes next. */
export function BackupsScreen({ course }: { course: NonNullable<CourseStatus['course']> }) {
  const { t } = useTranslation('backups');
  const overview = useQuery(backupOverviewQuery());
  useSettled(!overview.isPending);
  return (
    <main className={styles.screen}>
      <div className={styles.page}>
        <section className={styles.sheet} aria-labelledby="backups-title">
          <header>
            <h1 id="backups-title">{t('title')}</h1>
            {overview.data && <SummaryLine course={course.name} choices={overview.data.choices} />}
          </header>
          {overview.isPending && <Skeleton width="70%" />}
          {overview.error !== null && (
            <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />
          )}
          {overview.data && <Shelf overview={overview.data} />}
        </section>
      </div>
    </main>
  );
}

type Wish = { action: 'prove' | 'inside'; file: BackupFile };

function Shelf({ overview }: { overview: BackupOverview }) {
  const { t } = useTranslation('backups');
  const client = useQueryClient();
  const job = useQuery(backupJobQuery()).data;
  const asking = useUiStore((state) => state.backupAsk);
  const ask = useUiStore((state) => state.openBackups);
  const [file, setFile] = useState<BackupFile | null>(null);
  const [locked, setLocked] = useState<Wish | null>(null);
  const begin = ({ action, file: wanted }: Wish) =>
    action === 'prove' ? tiza.backups.prove({ file: wanted }) : tiza.backups.lookInside({ file: wanted });
  const run = useMutation({
    async mutationFn(wanted: Wish) {
      const { open } = await tiza.backups.inspect({ file: wanted.file });
      if (open) return begin(wanted);
      setLocked(wanted);
      return null;
    },
    onSuccess: (begun) => begun !== null && receiveJob(client, begun),
  });
  const close = () => {
    setFile(null);
    ask(null);
  };
  const begun = (started: BackupJob) => {
    receiveJob(client, started);
    close();
  };
  const busy = job?.state === 'running';
  const of = ({ id }: BackupEntry): BackupFile => ({ kind: 'shelf', id });
  const { backups, choices, expiresInDays, missing, rowsHidden } = overview;
  return (
    <>
      <MissingRights missing={missing} rowsHidden={rowsHidden} />
      <Attention overview={overview} job={job ?? null} />
      <JobCard />
      {run.error !== null && <ErrorNotice error={run.error} />}
      {backups.length === 0 ? (
        <EmptyState title={t('none.title')} text={t('none.text')} />
      ) : (
        <BackupTable
          backups={backups}
          busy={busy}
          onRestore={(backup) => {
            setFile(of(backup));
            ask('restore');
          }}
          onInside={(backup) => run.mutate({ action: 'inside', file: of(backup) })}
          onProve={(backup) => run.mutate({ action: 'prove', file: of(backup) })}
        />
      )}
      <footer className={styles.foot}>
        <p className={styles.hosting}>
          {choices.expiresOn !== null && expiresInDays !== null && (
            <>
              <ExpiryLine day={choices.expiresOn} days={expiresInDays} />{' '}
            </>
          )}
          <Button size="compact-sm" variant="subtle" className={styles.link} onClick={() => ask('move')}>
            {t('move.link')}
          </Button>
        </p>
        <Button disabled={busy} onClick={() => ask('restore')}>
          {t('actions.restore')}
        </Button>
        <Button
          variant={missing.length > 0 ? 'default' : 'filled'}
          disabled={busy}
          rightSection={<Kbd size="xs">Ctrl ⇧ B</Kbd>}
          onClick={() => ask('back-up')}
        >
          {t('actions.backUp')}
        </Button>
      </footer>
      {asking === 'back-up' && !busy && <BackUpDialog overview={overview} onClose={close} />}
      {asking === 'restore' && !busy && (
        <RestoreDialog backups={backups} first={file} onBegun={begun} onClose={close} />
      )}
      {asking === 'keeping' && (
        <KeepingDialog choices={choices} onOld={() => ask('retention')} onClose={close} />
      )}
      {asking === 'retention' && <RetentionDialog choices={choices} onClose={close} />}
      {asking === 'move' && <MoveDialog onClose={close} />}
      {locked !== null && (
        <OpenEncrypted
          file={locked.file}
          onOpened={() => {
            setLocked(null);
            run.mutate(locked);
          }}
          onClose={() => setLocked(null)}
        />
      )}
    </>
  );
}
