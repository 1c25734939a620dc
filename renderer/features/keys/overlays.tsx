import { lazy, Suspense } from 'react';
import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';

const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }));
const KeysSheet = lazy(async () => ({ default: (await import('./keys-sheet.tsx')).KeysSheet }));
const SettingsSheet = lazy(async () => ({
  default: (await import('../settings/settings-sheet.tsx')).SettingsSheet,
}));
const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }));

/** What lies over any screen when it is asked for; one at a time. */
export function Overlays() {
  const overlay = useUiStore((state) => state.overlay);
  const { lay } = useUiStore.getState();
  useCommands({
    'open-palette': () => lay('palette'),
    'show-keys': () => lay('keys'),
    'change-keys': () => lay('change-keys'),
    'open-settings': () => lay('settings'),
  });
  const close = () => lay(null);
  return (
    <Suspense>
      {overlay === 'palette' && <Palette onClose={close} />}
      {overlay === 'keys' && <KeysHelp onClose={close} />}
      {overlay === 'change-keys' && <KeysSheet onClose={close} />}
      {overlay === 'settings' && <SettingsSheet onClose={close} />}
    </Suspense>
  );
}
