import { useTranslation } from 'react-i18next';
import type { BackupFile } from '#contract/backups';
import { Dialog } from '../../components/dialog.tsx';
import { UnlockFile } from './restore/unlock-file.tsx';

interface OpenEncryptedProps {
  file: BackupFile;
  /** It was opened: main knows the passphrase of this file now. */
  onOpened(): void;
  onClose(): void;
}

/** Asked where a backup of another time, with another passphrase, is to be proven or looked into. */
export function OpenEncrypted({ file, onOpened, onClose }: OpenEncryptedProps) {
  const { t } = useTranslation('backups');
  return (
    <Dialog title={t('openPassphrase.title')} onClose={onClose}>
      <UnlockFile file={file} onInspected={onOpened} />
    </Dialog>
  );
}
