import { EventEmitter } from 'node:events';
import type { PageFrame } from '../windows/frames.ts';
import type { WebContents } from '../windows/web-contents.ts';
import { decode, encode } from './codec.ts';

export interface IpcEvent {
  readonly type: 'frame';
  readonly sender: WebContents;
  readonly senderFrame: PageFrame | null;
}

type Handler = (event: IpcEvent, ...parameters: unknown[]) => unknown;
type Reply = (kind: 'reply' | 'refusal', id: number, text: string) => void;

export type IpcMain = ReturnType<typeof createIpcMain>['ipcMain'];

/** `ipcMain`, and the function through which messages of windows reach it. */
export function createIpcMain() {
  const handlers = new Map<string, Handler>();
  const ipcMain = Object.assign(new EventEmitter(), {
    handle(channel: string, handler: Handler) {
      if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      handlers.set(channel, handler);
    },
    removeHandler: (channel: string) => void handlers.delete(channel),
  });

  async function invoke(event: IpcEvent, channel: string, text: string): Promise<string> {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return encode(await handler(event, ...(decode(text) as unknown[])));
  }

  function receive(event: IpcEvent, message: unknown[], reply: Reply): void {
    const [kind, channel, text, id] = message as [string, string, string, number];
    if (kind === 'send') ipcMain.emit(channel, event, ...(decode(text) as unknown[]));
    if (kind !== 'invoke') return;
    invoke(event, channel, text).then(
      (result) => reply('reply', id, result),
      (error: unknown) => {
        console.error(`Error occurred in handler for '${channel}':`, error);
        reply('refusal', id, `Error invoking remote method '${channel}': ${error}`);
      },
    );
  }

  return { ipcMain, receive };
}
