import type { DevTools } from '../chromium/pipe.ts';
import type { AppServer, ProtocolHandler } from '../web/server.ts';
import type { WebContents } from '../windows/web-contents.ts';
import { applyPermissions, type CheckHandler, type RequestHandler } from './permissions.ts';
import { createSpelling, type Spelling } from './spelling.ts';

export interface AppSession extends Spelling {
  readonly protocol: {
    handle(scheme: string, handler: ProtocolHandler): void;
    unhandle(scheme: string): void;
    isProtocolHandled(scheme: string): boolean;
  };
  setPermissionRequestHandler(handler: RequestHandler | null): void;
  setPermissionCheckHandler(handler: CheckHandler | null): void;
}

export interface OwnSession {
  session: AppSession;
  /** Beside the default one; pages of all sessions share what the default one lets them do, and what is stored. */
  partition(name: string): AppSession;
  /** What a page must have from the browser before it loads an address of the app. */
  admit(browser: DevTools, contents: WebContents, url: string): Promise<void>;
}

/** The default session: who answers `app://`, and what pages may do. */
export function createSession(server: AppServer): OwnSession {
  let check: CheckHandler | null = null;
  let request: RequestHandler | null = null;
  const partitions = new Map<string, AppSession>();
  const create = (): AppSession => ({
    ...createSpelling(),
    protocol: {
      handle: server.handle,
      unhandle: server.unhandle,
      isProtocolHandled: server.isHandled,
    },
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
  });
  return {
    session: {
      ...create(),
      setPermissionRequestHandler(handler) {
        request = handler;
      },
      setPermissionCheckHandler(handler) {
        check = handler;
      },
    },
    partition(name) {
      const made = partitions.get(name) ?? create();
      partitions.set(name, made);
      return made;
    },
    async admit(browser, contents, url) {
      const { name, value } = server.cookie;
      await Promise.all([
        browser.send('Storage.setCookies', {
          cookies: [{ name, value, url, httpOnly: true, sameSite: 'Strict' }],
        }),
        applyPermissions(browser, contents, check, request),
      ]);
    },
  };
}
