import type { DevTools } from '../chromium/pipe.ts';
import { createEvent, type PreventableEvent } from '../event.ts';
import type { Addresses } from '../web/addresses.ts';
import type { Frames, PageFrame } from './frames.ts';

export type NavigationEvent = PreventableEvent & {
  url: string;
  isMainFrame: boolean;
  frame: PageFrame | null;
};

interface NavigationDeps {
  devtools: DevTools;
  frames: Frames;
  addresses: Addresses;
  emit(name: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', event: NavigationEvent): void;
}

/** Asks main before a page goes elsewhere. What main itself loads is not asked about. */
export async function guardNavigation({ devtools, frames, addresses, emit }: NavigationDeps): Promise<void> {
  const askedByPage = new Set<string>();

  const ask = (names: Parameters<typeof emit>[0][], frameId: string, url: string): boolean => {
    const frame = frames.byId(frameId);
    const about = { url: addresses.fromChromium(url), isMainFrame: frame === frames.main, frame };
    return names.every((name) => {
      const event = createEvent(about);
      emit(name, event);
      return !event.defaultPrevented;
    });
  };
  const askToLeave = (frameId: string, url: string) =>
    ask(
      frames.byId(frameId) === frames.main
        ? ['will-navigate', 'will-frame-navigate']
        : ['will-frame-navigate'],
      frameId,
      url,
    );

  devtools.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
    if (/^https?:/.test(url)) askedByPage.add(frameId);
    // Other schemes make no request that could be held, so stopping is all that can be done.
    else if (!askToLeave(frameId, url)) void devtools.send('Page.stopLoading').catch(() => undefined);
  });
  devtools.on('Fetch.requestPaused', ({ requestId, frameId, redirectedRequestId, request }) => {
    const byPage = askedByPage.delete(frameId);
    const allowed =
      redirectedRequestId === undefined
        ? !byPage || askToLeave(frameId, request.url)
        : ask(['will-redirect'], frameId, request.url);
    const verdict = allowed
      ? devtools.send('Fetch.continueRequest', { requestId })
      : devtools.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    // The page may have gone on, or away, in the meantime.
    void verdict.catch(() => undefined);
  });
  await devtools.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] });
}
