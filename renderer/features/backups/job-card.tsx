import { Button } from '@mantine/core';
import { IconCheck, IconCircle, IconCircleDot } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupJob } from '#contract/backups';
import { backupJobQuery } from '../../api/backup-queries.ts';
import { thrown, tiza } from '../../api/client.ts';
import { formatBytes } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useOpenCourse } from '../courses/use-open-course.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { BesideDone } from './beside-done.tsx';
import styles from './job-card.module.css';

/** What is under way, whoever began it, and how the last thing ended. */
export function JobCard() {
  const job = useQuery(backupJobQuery()).data;
  if (!job) return null;
  return (
    <section className={styles.job} aria-live="polite" data-state={job.state}>
      {job.state === 'running' ? <Running job={job} /> : <Ended job={job} />}
    </section>
  );
}

function Running({ job }: { job: BackupJob }) {
  const { t } = useTranslation('backups');
  const cancel = useMutation({ mutationFn: () => tiza.backups.cancel() });
  const { kind, steps, progress } = job;
  const current = steps.findLast(({ state }) => state === 'running')?.step;
  return (
    <>
      <Line job={job} />
      <Bar label={current === undefined ? t(`job.${kind}`) : t(`job.steps.${current}`)} progress={progress} />
      <div className={styles.foot}>
        <ol className={styles.steps}>
          {steps.map(({ step, state }) => (
            <li key={step} data-state={state} aria-current={state === 'running' ? 'step' : undefined}>
              <StepMark state={state} />
              {t(`job.steps.${step}`)}
            </li>
          ))}
        </ol>
        <Button size="xs" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t(cancel.isPending ? 'job.cancelling' : 'job.cancel')}
        </Button>
      </div>
    </>
  );
}

function StepMark({ state }: { state: BackupJob['steps'][number]['state'] }) {
  if (state === 'done') return <IconCheck size={14} stroke={2.4} aria-hidden />;
  if (state === 'running') return <IconCircleDot size={14} stroke={2} aria-hidden />;
  return <IconCircle size={14} stroke={1.6} aria-hidden />;
}

/** `the table at work · 402 of 640 MB · about 9 s left`. */
function Line({ job: { kind, progress } }: { job: BackupJob }) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const size = (bytes: number) => formatBytes(bytes, language);
  const words = [progress?.table ?? t(`job.${kind}`)];
  if (progress !== null && progress.bytes > 0) {
    const { bytes, totalBytes, secondsLeft } = progress;
    words.push(
      totalBytes === null ? size(bytes) : t('job.bytes', { done: size(bytes), total: size(totalBytes) }),
    );
    if (secondsLeft !== null && secondsLeft >= 1) {
      words.push(
        secondsLeft < 90
          ? t('job.left', { seconds: Math.round(secondsLeft) })
          : t('job.leftMinutes', { minutes: Math.round(secondsLeft / 60) }),
      );
    }
  }
  return (
    <p className={styles.line}>
      <span>{words.join(' · ')}</span>
      {progress !== null && progress.tables > 0 && (
        <span className={styles.quiet}>
          {t('job.tables', { done: progress.tablesDone, total: progress.tables })}
        </span>
      )}
    </p>
  );
}

function Bar({ label, progress }: { label: string; progress: BackupJob['progress'] }) {
  const { bytes = 0, totalBytes = null } = progress ?? {};
  const share = totalBytes === null || totalBytes === 0 ? null : Math.min(100, (bytes / totalBytes) * 100);
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuenow={share === null ? undefined : Math.floor(share)}
    >
      <div
        className={styles.bar}
        data-unknown={share === null || undefined}
        style={{ '--share': `${share ?? 30}%` } as CSSProperties}
      />
    </div>
  );
}

function Ended({ job }: { job: BackupJob }) {
  const { t } = useTranslation('backups');
  const opening = useOpenCourse();
  const { kind, state, drill, error, restored } = job;
  if (state === 'cancelled') return <p className={styles.quiet}>{t('job.cancelled')}</p>;
  if (error !== null) return <ErrorNotice error={thrown(error)} />;
  const proven = drill?.outcome === 'same';
  if ((kind === 'backup' || kind === 'prove') && !proven) {
    return (
      <p className={styles.notYet}>
        {t(kind === 'backup' ? 'job.done.backupUnproven' : 'job.done.proveNot')}
      </p>
    );
  }
  const { profileId = null, database = '', beside = null } = restored ?? {};
  return (
    <div className={styles.good}>
      <IconCheck size={16} stroke={2.2} aria-hidden />
      {beside !== null ? (
        <BesideDone beside={beside} tables={drill?.outcome === 'same' ? drill.tables : 0} />
      ) : (
        <span>{t(`job.done.${kind}`, { database })}</span>
      )}
      {kind === 'restore' && profileId !== null && (
        <Button
          size="compact-sm"
          loading={opening.isPending}
          onClick={() => opening.mutate({ id: profileId, remember: true })}
        >
          {t('job.openRestored')}
        </Button>
      )}
    </div>
  );
}
