import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { BackupFile, BackupJob, RestoreTarget } from '#contract/backups';
import { tiza } from './client.ts';

/** Everything known of the open course's backups. */
export const backupsKey = ['backups'] as const;

export function backupOverviewQuery() {
  return queryOptions({
    queryKey: [...backupsKey, 'overview'],
    queryFn: () => tiza.backups.overview(),
    staleTime: 0,
  });
}

/** Asked once; from then on main tells by event. */
export function backupJobQuery() {
  return queryOptions({
    queryKey: ['backup-job'],
    queryFn: () => tiza.backups.job(),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What can be chosen of the open course. */
export function courseTablesQuery() {
  return queryOptions({
    queryKey: [...backupsKey, 'tables'],
    queryFn: () => tiza.backups.tables(),
  });
}

export function retentionPlanQuery() {
  return queryOptions({
    queryKey: [...backupsKey, 'retention'],
    queryFn: () => tiza.backups.planRetention(),
    staleTime: 0,
    gcTime: 0,
  });
}

export function moveQuery() {
  return queryOptions({
    queryKey: [...backupsKey, 'move'],
    queryFn: () => tiza.backups.move(),
    staleTime: 0,
  });
}

/** What somebody agrees to: always the one of this moment. */
export function restorePlanQuery(file: BackupFile, target: RestoreTarget) {
  return queryOptions({
    queryKey: [...backupsKey, 'restore-plan', file, target],
    queryFn: () => tiza.backups.planRestore({ file, target }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** The job under way as main tells of it; the shelf is looked at anew once it has ended. */
export function useBackupEvents(): void {
  const client = useQueryClient();
  useEffect(() => window.tiza.on('backup-job', (job) => receiveJob(client, job)), [client]);
}

export function receiveJob(client: QueryClient, job: BackupJob): void {
  client.setQueryData(backupJobQuery().queryKey, job);
  if (job.state !== 'running') void client.invalidateQueries({ queryKey: backupsKey });
}
