import type { DevTools } from '../chromium/pipe.ts';
import { encode } from '../ipc/codec.ts';
import type { Addresses } from '../web/addresses.ts';
import type { AppServer } from '../web/server.ts';
import { type Frames, preloadWorld, trackFrames } from './frames.ts';
import { guardNavigation, type NavigationEvent } from './navigation.ts';
import { createActs, type PageActs } from './page-acts.ts';
import { names, type PreloadScripts } from './preload.ts';
import type { Target } from './targets.ts';

export interface Page extends PageActs {
  readonly targetId: string;
  readonly target: Target;
  readonly frames: Frames;
  load(url: string): Promise<void>;
  send(channel: string, parameters: unknown[]): void;
  reply(contextId: number, kind: 'reply' | 'refusal', id: number, text: string): void;
  /** Lets the page's `beforeunload` refuse. */
  close(refused: () => void): Promise<void>;
  destroy(): Promise<void>;
}

export interface PageListener {
  message(message: unknown[], contextId: number): void;
  navigation(name: string, event: NavigationEvent): void;
  windowRefused(url: string): void;
  navigated(): void;
  painted(): void;
  crashed(): void;
}

export interface PageDeps {
  browser: DevTools;
  addresses: Addresses;
  server: AppServer;
  /** Tells the browser which cookie our own requests carry. */
  trust(url: string): Promise<void>;
}

const closeLimitMs = 1000;

/** Prepares a new page of Chromium: its worlds, what is intercepted, what is told to main. */
export async function openPage(
  target: Target,
  scripts: PreloadScripts,
  listener: PageListener,
  { addresses, server, trust, browser }: PageDeps,
): Promise<Page> {
  const { devtools } = target;
  const frames = trackFrames(target.id, devtools, addresses);
  let loader: string | undefined;
  let whenRefused = (): void => undefined;

  devtools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === names.toMain) listener.message(JSON.parse(payload), executionContextId);
  });
  devtools.on('Page.windowOpen', ({ url }) => listener.windowRefused(addresses.fromChromium(url)));
  devtools.on('Page.frameNavigated', ({ frame }) => {
    if (frame.id !== target.id || frame.url === 'about:blank') return;
    loader = frame.loaderId;
    listener.navigated();
  });
  devtools.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
    const ours = frameId === target.id && loaderId === loader;
    if (ours && (name === 'firstContentfulPaint' || name === 'networkIdle')) listener.painted();
  });
  devtools.on('Page.javascriptDialogOpening', ({ type }) => {
    if (type !== 'beforeunload') return;
    void devtools.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => undefined);
    whenRefused();
  });
  devtools.on('Inspector.targetCrashed', () => listener.crashed());

  const prepared = [
    devtools.send('Page.enable'),
    devtools.send('Runtime.enable'),
    devtools.send('Inspector.enable'),
    devtools.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    devtools.send('Runtime.addBinding', { name: names.toMain, executionContextName: preloadWorld }),
    devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.pageWorld }),
    devtools.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.preloadWorld,
      worldName: preloadWorld,
    }),
    guardNavigation({ devtools, frames, addresses, emit: listener.navigation }),
  ];
  target.run();
  await Promise.all(prepared);

  const deliver = (contextId: number, parts: string[]) => {
    const delivery = devtools.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (...parts) { globalThis[${JSON.stringify(names.fromMain)}](...parts); }`,
      executionContextId: contextId,
      arguments: parts.map((value) => ({ value })),
    });
    // The page may have navigated or closed: nobody is left to hear it.
    void delivery.catch(() => undefined);
  };

  async function destroy(): Promise<void> {
    await browser.send('Target.closeTarget', { targetId: target.id }).catch(() => undefined);
  }

  return {
    ...createActs(devtools),
    targetId: target.id,
    target,
    frames,
    async load(url) {
      const own = server.isHandled(url.split(':')[0] ?? '');
      if (own) await trust(addresses.toChromium(url));
      const loaded = new Promise<void>((resolve) => devtools.on('Page.loadEventFired', () => resolve()));
      const answer = await devtools.send('Page.navigate', { url: addresses.toChromium(url) });
      if (answer.errorText !== undefined) {
        const reason = own ? 'ERR_FAILED (-2)' : answer.errorText.replace('net::', '');
        throw new Error(`${reason} loading '${url}'`);
      }
      await loaded;
    },
    send(channel, parameters) {
      const text = encodeForSending(parameters);
      const contextId = frames.preloadContext();
      if (contextId !== undefined) deliver(contextId, ['send', channel, text]);
    },
    reply: (contextId, kind, id, text) => deliver(contextId, [kind, String(id), text]),
    async close(refused) {
      // A page that is just arriving may lose the wish to close.
      const timer = setTimeout(() => void destroy(), closeLimitMs);
      void target.gone.then(() => clearTimeout(timer));
      whenRefused = () => {
        clearTimeout(timer);
        refused();
      };
      await devtools.send('Page.close').catch(() => undefined);
    },
    destroy,
  };
}

function encodeForSending(parameters: unknown[]): string {
  try {
    return encode(parameters);
  } catch {
    throw new Error('Failed to serialize arguments');
  }
}
