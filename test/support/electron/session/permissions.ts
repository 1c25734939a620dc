import type { DevTools } from '../chromium/pipe.ts';
import type { WebContents } from '../windows/web-contents.ts';

export type RequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
) => void;
export type CheckHandler = (contents: WebContents | null, permission: string) => boolean;

/** Electron's names, and what the DevTools protocol calls them. */
const permissions: Record<string, string[]> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  keyboardLock: ['keyboard-lock'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'persistent-storage': ['persistent-storage'],
  pointerLock: ['pointer-lock'],
  'speaker-selection': ['speaker-selection'],
  'storage-access': ['storage-access'],
  'window-management': ['window-management'],
};

/**
 * Chromium cannot be made to ask main at the moment a page wants something, so main is asked
 * beforehand for each permission and its answers are set. Without handlers everything is granted,
 * as in Electron.
 */
export async function applyPermissions(
  browser: DevTools,
  contents: WebContents,
  check: CheckHandler | null,
  request: RequestHandler | null,
): Promise<void> {
  const settings = Object.entries(permissions).map(async ([permission, names]) => {
    const granted = await mayHave(contents, permission, check, request);
    const setting = granted ? 'granted' : 'denied';
    await Promise.all(
      // Not every Chromium knows every name.
      names.map((name) =>
        browser.send('Browser.setPermission', { permission: { name }, setting }).catch(() => undefined),
      ),
    );
  });
  await Promise.all(settings);
}

async function mayHave(
  contents: WebContents,
  permission: string,
  check: CheckHandler | null,
  request: RequestHandler | null,
): Promise<boolean> {
  if (check !== null && !check(contents, permission)) return false;
  if (request === null) return true;
  return new Promise((resolve) => request(contents, permission, resolve));
}
