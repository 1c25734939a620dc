import { useCommands } from '../commands/use-commands.ts';
import { usePreferences } from './use-preferences.ts';

export function usePreferenceCommands(): void {
  const { change } = usePreferences();
  useCommands({
    'language-system': () => change({ language: 'system' }),
    'language-es': () => change({ language: 'es' }),
    'language-en': () => change({ language: 'en' }),
    'theme-system': () => change({ theme: 'system' }),
    'theme-light': () => change({ theme: 'light' }),
    'theme-dark': () => change({ theme: 'dark' }),
  });
}
