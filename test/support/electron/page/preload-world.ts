import { createCrossing } from './crossing.ts';
import { openExchange } from './exchange.ts';
import { createIpcRenderer } from './ipc-renderer.ts';
import { watchPerson } from './person.ts';

export interface PreloadOptions {
  secret: string;
  /** The function that leads to Node, and the one that Node calls. */
  toMain: string;
  fromMain: string;
  /** A person sits in front of it; otherwise a test does. */
  interactive: boolean;
  process: object;
  path: string;
}

type Preload = (require: (name: string) => unknown, process: object, exports: object, module: object) => void;

/** Runs in the preload's isolated world, with as much as Electron's sandbox would give it. */
export function start(options: PreloadOptions, preload: Preload): void {
  if (window !== window.parent) return;
  const exchange = openExchange(options.secret, 'preload');
  const crossing = createCrossing(exchange);
  const binding = (globalThis as unknown as Record<string, (text: string) => void>)[options.toMain];
  const toMain = (message: unknown[]) => binding?.(JSON.stringify(message));
  const { ipcRenderer, receive } = createIpcRenderer(toMain);
  Object.defineProperty(globalThis, options.fromMain, { value: receive });

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      const refusal = exchange.ask({ kind: 'expose', id: 0, value: crossing.pack([key, api]) });
      if (refusal !== '') throw new Error(String(refusal));
    },
  };

  exchange.answer('window-open', ({ value }) => toMain(['window-open', value]));
  exchange.ask({ kind: 'deny-new-windows', id: 0, value: null });
  if (options.interactive) watchPerson(toMain);

  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  try {
    const module = { exports: {} };
    preload(require, options.process, module.exports, module);
  } catch (error) {
    console.error(`Unable to load preload script: ${options.path}`);
    console.error(error);
  }
}
