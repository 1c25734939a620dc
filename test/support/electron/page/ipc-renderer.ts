import { decode, encode } from '../ipc/codec.ts';

type Listener = (event: object, ...parameters: unknown[]) => void;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** `ipcRenderer`, and the function through which Node delivers what is meant for it. */
export function createIpcRenderer(toMain: (message: unknown[]) => void) {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const waiting = new Map<number, Waiting>();
  let last = 0;

  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const removeListener = (channel: string, listener: Listener) => {
    const all = listeners.get(channel) ?? [];
    const index = all.findLastIndex((entry) => entry.listener === listener);
    if (index !== -1) listeners.set(channel, all.toSpliced(index, 1));
    return ipcRenderer;
  };

  const ipcRenderer = {
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: removeListener,
    removeListener,
    removeAllListeners(channel?: string) {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
    send: (channel: string, ...parameters: unknown[]) => toMain(['send', channel, encode(parameters)]),
    async invoke(channel: string, ...parameters: unknown[]): Promise<unknown> {
      const text = encode(parameters);
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        toMain(['invoke', channel, text, id]);
      });
    },
  };

  function deliver(channel: string, parameters: unknown[]): void {
    for (const { listener, once } of listeners.get(channel) ?? []) {
      if (once) removeListener(channel, listener);
      try {
        listener({ sender: ipcRenderer, ports: [] }, ...parameters);
      } catch (error) {
        // One listener's mistake must not keep the next from hearing.
        reportError(error);
      }
    }
  }

  function receive(kind: 'send' | 'reply' | 'refusal', key: string, text: string): void {
    if (kind === 'send') {
      deliver(key, decode(text) as unknown[]);
      return;
    }
    const call = waiting.get(Number(key));
    waiting.delete(Number(key));
    if (kind === 'reply') call?.resolve(decode(text));
    else call?.reject(new Error(text));
  }

  return { ipcRenderer, receive };
}
