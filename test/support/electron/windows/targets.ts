import type { DevTools, DevToolsPipe } from '../chromium/pipe.ts';

/** A page of Chromium, held still until `run` lets its renderer begin. */
export interface Target {
  id: string;
  devtools: DevTools;
  run(): void;
  /** Resolves when the page is gone, whoever closed it. */
  gone: Promise<void>;
}

export interface Targets {
  /** The window Chromium was told to start with. The first one asked for takes it over. */
  readonly startup: Target | undefined;
  open(size: { width: number; height: number }): Promise<Target>;
}

/** Opens windows in Chromium, and closes before they run those that a page opened by itself. */
export async function watchTargets({ browser, page }: DevToolsPipe): Promise<Targets> {
  const arrived = new Map<string, Target>();
  const ends = new Map<string, () => void>();
  let opening = 1;

  const close = (targetId: string) =>
    void browser.send('Target.closeTarget', { targetId }).catch(() => undefined);

  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId } }) => {
    if (opening === 0) return close(targetId);
    const devtools = page(sessionId);
    arrived.set(targetId, {
      id: targetId,
      devtools,
      run: () => void devtools.send('Runtime.runIfWaitingForDebugger').catch(() => undefined),
      gone: new Promise((resolve) => ends.set(sessionId, resolve)),
    });
  });
  browser.on('Target.detachedFromTarget', ({ sessionId }) => {
    ends.get(sessionId)?.();
    ends.delete(sessionId);
  });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  });
  opening = 0;
  const [startup] = arrived.values();
  let spare = startup;
  arrived.clear();

  return {
    startup,
    async open({ width, height }) {
      if (spare) {
        const target = spare;
        spare = undefined;
        return target;
      }
      opening += 1;
      const { targetId } = await browser
        .send('Target.createTarget', { url: 'about:blank', newWindow: true, width, height })
        .finally(() => {
          opening -= 1;
        });
      const target = arrived.get(targetId);
      arrived.delete(targetId);
      // What arrived in the same moment and is not ours was opened by a page.
      if (opening === 0) for (const id of arrived.keys()) close(id);
      if (!target) throw new Error('Chromium opened a window and did not attach to it');
      return target;
    },
  };
}
