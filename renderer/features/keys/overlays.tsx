import { lazy, Suspense } from 'react';
import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import { Palette } from '../palette/palette.tsx';

const GuideDialog = lazy(async () => ({
  default: (await import('../guide/guide-dialog.tsx')).GuideDialog,
}));
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }));
const KeysSheet = lazy(async () => ({ default: (await import('./keys-sheet.tsx')).KeysSheet }));
const SettingsSheet = lazy(async () => ({
  default: (await import('../settings/settings-sheet.tsx')).SettingsSheet,
}));

/** What lies over any screen when it is asked for; one at a time. */
export function Overlays() {
  const overlay = useUiStore((state) => state.overlay);
  const { lay } = useUiStore.getState();
  useCommands({
    'open-palette': () => lay('palette'),
    'show-keys': () => lay('keys'),
    'change-keys': () => lay('change-keys'),
    'open-settings': () => lay('settings'),
    'open-guide': () => lay('guide'),
  });
  const close = () => lay(null);
  return (
    <Suspense>
      {/* Never waited for: what is typed right after its key is meant for it. */}
      {overlay === 'palette' && <Palette onClose={close} />}
      {overlay === 'keys' && <KeysHelp onClose={close} />}
      {overlay === 'change-keys' && <KeysSheet onClose={close} />}
      {overlay === 'guide' && <GuideDialog onClose={close} />}
      {overlay === 'settings' && <SettingsSheet onClose={close} />}
    </Suspense>
  );
}
