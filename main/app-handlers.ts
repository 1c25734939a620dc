import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { Host } from './host.ts';
import type { Log } from './logging/log.ts';
import type { SettingsNotice } from './settings/json-file.ts';
import type { Settings } from './settings/settings.ts';
import { imageTypeOf } from './web/image-type.ts';

export interface AppDeps {
  host: Host;
  settings: Settings;
  /** What went wrong before the window was there. */
  notices(): (SettingsNotice | undefined)[];
  diagnosis(): Promise<string>;
  log: Log;
}

/** What concerns the program, not a course. */
export function appHandlers({ host, settings, notices, diagnosis, log }: AppDeps): Handlers['app'] {
  return {
    async info() {
      return {
        version: host.version,
        platform: host.platform,
        systemLanguage: host.systemLanguage,
        preferences: settings.preferences(),
        startupNotices: notices().filter((notice) => notice !== undefined),
      };
    },
    async setPreferences(change) {
      const preferences = await settings.setPreferences(change);
      host.preferencesChanged(preferences);
      return preferences;
    },
    async copy(text) {
      await host.copy(text);
      return null;
    },
    async copyPicture(picture) {
      if (imageTypeOf(picture) !== 'image/png') throw new AppError('invalid-input', 'Not a PNG');
      await host.copyPicture(new Uint8Array(picture));
      return null;
    },
    async copyDiagnosis() {
      await host.copy(await diagnosis());
      return null;
    },
    async reportProblem({ message, stack }) {
      log.error('The window reported an error', { message, stack });
      return null;
    },
  };
}
