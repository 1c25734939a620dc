import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry, BackupFile, BackupJob, Inspected, RestoreTarget } from '#contract/backups';
import { Dialog } from '../../../components/dialog.tsx';
import { AgreeToRestore } from './agree-to-restore.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ChooseTarget } from './choose-target.tsx';

interface RestoreDialogProps {
  backups: BackupEntry[];
  /** Chosen in the list already, or opened outside. */
  first: BackupFile | null;
  /** Something was begun, and there is nothing left to ask. */
  onBegun(job: BackupJob): void;
  onClose(): void;
}

/** Which file, what is in it, where to, what that means: nothing happens before the last of these. */
export function RestoreDialog({ backups, first, onBegun, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('backups');
  const [inspected, setInspected] = useState<Inspected | null>(null);
  const [target, setTarget] = useState<RestoreTarget | null>(null);
  return (
    <Dialog title={t('restore.title')} size="lg" onClose={onClose}>
      {inspected === null && (
        <ChooseFile backups={backups} first={first} onInspected={setInspected} onClose={onClose} />
      )}
      {inspected !== null && target === null && (
        <ChooseTarget
          inspected={inspected}
          onInspected={setInspected}
          onTarget={setTarget}
          onBegun={onBegun}
          onBack={first === null ? () => setInspected(null) : undefined}
          onClose={onClose}
        />
      )}
      {inspected !== null && target !== null && (
        <AgreeToRestore
          inspected={inspected}
          target={target}
          onBegun={onBegun}
          onBack={() => setTarget(null)}
        />
      )}
    </Dialog>
  );
}
