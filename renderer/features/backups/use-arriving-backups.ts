import { useEffect } from 'react';
import { create } from 'zustand';
import type { BackupFile } from '#contract/backups';
import { useBackupEvents } from '../../api/backup-queries.ts';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { reportProblem } from '../errors/report-problem.ts';

export const useArrivedBackup = create<{ file: BackupFile | null }>()(() => ({ file: null }));

/** Takes the backup that Tiza was started for, and every later one, whatever is open. */
export function useArrivingBackups(): BackupFile | null {
  useBackupEvents();
  useEffect(() => {
    const take = async () => {
      const file = await tiza.backups.takeArrived();
      if (file === null) return;
      // What lies over the window, and what is asked already, would hide it.
      useUiStore.getState().lay(null);
      useUiStore.setState({ backupAsk: null });
      useArrivedBackup.setState({ file });
    };
    const look = () => void take().catch(reportProblem);
    look();
    return window.tiza.on('backup-arrived', look);
  }, []);
  return useArrivedBackup((state) => state.file);
}
