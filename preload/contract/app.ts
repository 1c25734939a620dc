import { z } from 'zod';
import { method } from './define.ts';
import { preferences, preferencesChange } from './preferences.ts';

export const appInfo = z.object({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32']),
  systemLanguage: z.string(),
  preferences,
  /** Sentences for things that went wrong before the window was there, e.g. `settings-corrupt`. */
  startupNotices: z.array(z.object({ key: z.string(), detail: z.string().optional() })),
});

export const app = {
  info: method(z.undefined(), appInfo),
  setPreferences: method(preferencesChange, preferences),
  /** The window may not touch the clipboard itself. */
  copy: method(z.string().max(100_000), z.null()),
  /** A picture as PNG, as it is seen. */
  copyPicture: method(
    z.instanceof(Uint8Array).refine(({ length }) => length <= 64_000_000, 'A picture of 64 MB at most'),
    z.null(),
  ),
  /** What somebody who helps needs to know, redacted, to the clipboard. */
  copyDiagnosis: method(z.undefined(), z.null()),
  /** The renderer tells about an error nobody caught, so that it reaches the log. */
  reportProblem: method(
    z.object({ message: z.string().max(4000), stack: z.string().max(20000).optional() }),
    z.null(),
  ),
};

export const appEvents = {
  /** A menu item or an accelerator asks the window to do something. */
  command: z.object({ name: z.string() }),
};

export type AppInfo = z.output<typeof appInfo>;
