import { useQuery } from '@tanstack/react-query';
import type { AppInfo } from '#contract/app';
import type { KeyPreferences } from '#contract/key-preferences';
import { appInfoQuery } from '../../api/queries.ts';
import { createKeymap, type Keymap } from './keymap.ts';

const usual: KeyPreferences = { preset: 'tiza', letters: true, own: {} };
const known = new WeakMap<KeyPreferences, Keymap>();

/** Made once for as long as nothing is changed. */
function keymapOf(keys: KeyPreferences, mac: boolean): Keymap {
  const made = known.get(keys) ?? createKeymap(keys, mac);
  known.set(keys, made);
  return made;
}

const choose = ({ preferences, platform }: AppInfo) => {
  const mac = platform === 'darwin';
  return { keymap: keymapOf(preferences.keys, mac), mac };
};

/** The keys as they are now; the usual ones as long as main has not answered. */
export function useKeymap(): { keymap: Keymap; mac: boolean } {
  const chosen = useQuery({ ...appInfoQuery(), select: choose }).data;
  return chosen ?? { keymap: keymapOf(usual, false), mac: false };
}
