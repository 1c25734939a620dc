import { join } from 'node:path';
import { z } from 'zod';
import { profileId } from '#contract/connections';
import { type Preferences, type PreferencesChange, preferences } from '#contract/preferences';
import type { Log } from '../logging/log.ts';
import { openJsonFile, type SettingsNotice } from './json-file.ts';
import { finePreferences, partsThatParse } from './salvage.ts';

export const windowState = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  maximized: z.boolean().default(false),
});

export type WindowState = z.output<typeof windowState>;

const settings = z.object({
  preferences: preferences.prefault({}),
  window: windowState.optional(),
  /** The course to reopen; absent when the person closed the last one on purpose. */
  lastCourse: profileId.optional(),
});

type Stored = z.output<typeof settings>;

export interface Settings {
  preferences(): Preferences;
  setPreferences(change: PreferencesChange): Promise<Preferences>;
  window(): WindowState | undefined;
  saveWindow(state: WindowState): Promise<void>;
  lastCourse(): string | undefined;
  rememberCourse(id: string | undefined): Promise<void>;
  readonly notice?: SettingsNotice;
}

export async function openSettings(deps: { folder: string; log: Log }): Promise<Settings> {
  const file = await openJsonFile<Stored>({
    path: join(deps.folder, 'settings.json'),
    schema: settings,
    defaults: settings.parse({}),
    log: deps.log,
    salvage: keepWhatIsFine,
  });
  return {
    preferences: () => file.value().preferences,
    async setPreferences(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const stored = await file.update((current) => ({
        ...current,
        preferences: { ...current.preferences, ...Object.fromEntries(given) },
      }));
      return stored.preferences;
    },
    window: () => file.value().window,
    async saveWindow(state) {
      await file.update((current) => ({ ...current, window: state }));
    },
    lastCourse: () => file.value().lastCourse,
    async rememberCourse(id) {
      await file.update((current) => ({ ...current, lastCourse: id }));
    },
    ...(file.notice && { notice: file.notice }),
  };
}

function keepWhatIsFine(raw: unknown): unknown {
  return partsThatParse(settings.shape, raw, (key, value) =>
    key === 'preferences' ? finePreferences(value) : value,
  );
}
