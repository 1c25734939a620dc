import type { Chromium } from '../chromium/process.ts';
import type { OwnSession } from '../session/session.ts';
import type { AppWindow } from './app-window.ts';
import type { Place, Rectangle } from './bounds.ts';
import { openPage, type Page, type PageDeps, type PageListener } from './page.ts';
import { preloadScripts } from './preload.ts';
import type { Targets } from './targets.ts';
import { WebContents } from './web-contents.ts';

export interface OpenOptions {
  preload?: string | undefined;
  partition?: string | undefined;
  /** Whether pages may run scripts; they may unless told otherwise. */
  javascript?: boolean | undefined;
  place: Place;
  close: WebContents['close'];
  painted(): void;
  gone(): void;
}

/** What a BrowserWindow needs from what lies below it. */
export interface WindowHost {
  readonly windows: Map<number, AppWindow>;
  isReady(): boolean;
  workArea(): Rectangle;
  open(options: OpenOptions): { id: number; contents: WebContents };
  created(contents: WebContents): void;
  closePage(contents: WebContents, refused: () => void): void;
  destroyPage(contents: WebContents): void;
  closeRefused(): void;
  closed(): void;
}

export interface Engine {
  chromium: Chromium;
  targets: Targets;
  workArea: Rectangle;
}

interface HostDeps
  extends Pick<WindowHost, 'created' | 'closed' | 'closeRefused'>,
    Omit<PageDeps, 'trust' | 'browser'> {
  engine(): Engine | undefined;
  own: OwnSession;
  interactive: boolean;
  message(contents: WebContents, page: Page, message: unknown[], contextId: number): void;
  /** A document has begun: what is emulated in pages must be said again. */
  navigated(page: Page): void;
}

export interface Host extends WindowHost {
  pages(): Page[];
  /** Runs in the window that is in front, which has the permission for as long as that takes. */
  inPage(permission: string, expression: string): Promise<unknown>;
}

/** Keeps the open windows and the pages of Chromium behind them. */
export function createHost(deps: HostDeps): Host {
  const windows = new Map<number, AppWindow>();
  const pages = new Map<number, Page>();
  let lastId = 0;

  const engineNow = (): Engine => {
    const engine = deps.engine();
    if (!engine) throw new Error('Chromium is not running');
    return engine;
  };

  async function openInChromium(options: OpenOptions, contents: WebContents): Promise<Page> {
    const { chromium, targets } = engineNow();
    const size = options.place.bounds();
    const target = await targets.open(size);
    const scripts = preloadScripts(options.preload, deps.interactive);
    const page: Page = await openPage(
      target,
      scripts,
      listenerFor(options, contents, () => page),
      {
        ...deps,
        browser: chromium.browser,
        trust: (url) => deps.own.admit(chromium.browser, contents, url),
      },
    );
    if (options.javascript === false) {
      await target.devtools.send('Emulation.setScriptExecutionDisabled', { value: true });
    }
    void target.gone.then(() => {
      pages.delete(contents.id);
      options.gone();
    });
    pages.set(contents.id, page);
    await options.place.attach(chromium.browser, target.id, deps.interactive ? 0 : await page.frameHeight());
    return page;
  }

  function listenerFor(options: OpenOptions, contents: WebContents, page: () => Page): PageListener {
    return {
      message(message, contextId) {
        const [kind, value] = message;
        if (kind === 'window-open') contents.refuseWindow(deps.addresses.fromChromium(String(value)));
        else if (kind === 'bounds') options.place.moved(value as Rectangle);
        else deps.message(contents, page(), message, contextId);
      },
      navigation: (name, event) => void contents.emit(name, event),
      windowRefused: (url) => contents.refuseWindow(url),
      navigated: () => deps.navigated(page()),
      painted: once(options.painted),
      crashed: () => void contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    };
  }

  return {
    windows,
    pages: () => [...pages.values()],
    async inPage(name, expression) {
      const page = [...pages.values()].at(-1);
      const { browser } = engineNow().chromium;
      const set = (setting: 'granted' | 'denied') =>
        browser.send('Browser.setPermission', { permission: { name }, setting });
      await set('granted');
      return page?.evaluate(expression).finally(() => set('denied'));
    },
    isReady: () => deps.engine() !== undefined,
    workArea: () => engineNow().workArea,
    open(options) {
      const id = ++lastId;
      const { partition } = options;
      const session = partition === undefined ? deps.own.session : deps.own.partition(partition);
      const contents = new WebContents(id, session, options.close);
      contents.attach(openInChromium(options, contents));
      return { id, contents };
    },
    created: deps.created,
    closed: deps.closed,
    closeRefused: deps.closeRefused,
    closePage: (contents, refused) => void contents.opened().then((page) => page.close(refused), noPage),
    destroyPage: (contents) => void contents.opened().then((page) => page.destroy(), noPage),
  };
}

/** Chromium went before it had opened the window. */
const noPage = () => undefined;

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
