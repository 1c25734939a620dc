import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Preferences } from '#contract/preferences';

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

function onSystemChange(listener: () => void): () => void {
  systemIsDark.addEventListener('change', listener);
  return () => systemIsDark.removeEventListener('change', listener);
}

/** What the person chose, or what the system shows now; put on the page for the tokens to follow. */
export function useColorScheme(preference: Preferences['theme']): 'light' | 'dark' {
  const system = useSyncExternalStore(onSystemChange, () => (systemIsDark.matches ? 'dark' : 'light'));
  const scheme = preference === 'system' ? system : preference;
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = scheme;
  }, [scheme]);
  return scheme;
}
