import type { Log } from '../logging/log.ts';
import { app, type Session, type WebContents } from './surface.ts';
import { isAppPage } from './trust.ts';

/** Nothing leaves our own page: no navigation, no redirect, no new window, no webview, no permission. */
export function lockDown(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn('Permission refused', { permission });
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
}

function lockContents(contents: WebContents, log: Log): void {
  const stayOnThePage = (event: { url: string; preventDefault(): void }) => {
    if (isAppPage(event.url)) return;
    event.preventDefault();
    log.warn('Navigation refused', { url: event.url });
  };
  contents.on('will-frame-navigate', stayOnThePage);
  contents.on('will-redirect', stayOnThePage);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('New window refused', { url });
    return { action: 'deny' };
  });
  contents.on('render-process-gone', (_event, { reason }) =>
    log.error('The window’s process ended', { reason }),
  );
}
