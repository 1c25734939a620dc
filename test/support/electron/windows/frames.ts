import type { DevTools } from '../chromium/pipe.ts';
import type { Addresses } from '../web/addresses.ts';

export interface PageFrame {
  url: string;
  readonly parent: PageFrame | null;
}

export interface Frames {
  readonly main: PageFrame;
  byId(frameId: string): PageFrame | null;
  /** The frame whose scripts run in this context, null when it has gone or navigated. */
  byContext(contextId: number): PageFrame | null;
  /** Where the preload of the page that is shown now lives. */
  preloadContext(): number | undefined;
}

export const preloadWorld = 'Electron Isolated Context';

export function trackFrames(mainFrameId: string, devtools: DevTools, addresses: Addresses): Frames {
  const main: PageFrame = { url: '', parent: null };
  const frames = new Map<string, PageFrame>([[mainFrameId, main]]);
  const contexts = new Map<number, { frameId: string; world: string }>();

  const frameOf = (id: string, parentId: string | undefined): PageFrame => {
    const known = frames.get(id);
    if (known) return known;
    const frame = { url: '', parent: frames.get(parentId ?? '') ?? main };
    frames.set(id, frame);
    return frame;
  };
  devtools.on('Page.frameAttached', ({ frameId, parentFrameId }) => void frameOf(frameId, parentFrameId));
  devtools.on('Page.frameNavigated', ({ frame }) => {
    frameOf(frame.id, frame.parentId).url = addresses.fromChromium(frame.url);
  });
  devtools.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    frameOf(frameId, undefined).url = addresses.fromChromium(url);
  });
  devtools.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason === 'remove') frames.delete(frameId);
  });
  devtools.on('Runtime.executionContextCreated', ({ context }) => {
    contexts.set(context.id, { frameId: context.auxData?.frameId ?? '', world: context.name });
  });
  devtools.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    contexts.delete(executionContextId);
  });
  devtools.on('Runtime.executionContextsCleared', () => contexts.clear());

  return {
    main,
    byId: (frameId) => frames.get(frameId) ?? null,
    byContext: (contextId) => frames.get(contexts.get(contextId)?.frameId ?? '') ?? null,
    preloadContext() {
      const found = [...contexts].find(
        ([, { frameId, world }]) => frameId === mainFrameId && world === preloadWorld,
      );
      return found?.[0];
    },
  };
}
