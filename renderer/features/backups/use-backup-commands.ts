import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';

/** From the menu, the keyboard and the palette, wherever in the course somebody is. */
export function useBackupCommands(): void {
  const { openBackups } = useUiStore.getState();
  useCommands({
    'back-up': () => openBackups('back-up'),
    'restore-backup': () => openBackups('restore'),
    'open-backups': () => openBackups(null),
  });
}
