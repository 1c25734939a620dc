import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from '@playwright/test';
import type { Events } from './events.ts';

/** One conversation with Chromium: with the browser itself, or with one page of it. */
export interface DevTools {
  send: CDPSession['send'];
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
}

export interface DevToolsPipe {
  browser: DevTools;
  page(sessionId: string): DevTools;
}

interface Message {
  id?: number;
  method?: keyof Events;
  params?: never;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

type Listener = (event: never) => void;

/** Speaks to Chromium over its remote debugging pipe: JSON messages, each ended by a zero byte. */
export function openPipe(to: Writable, from: Readable): DevToolsPipe {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Map<string, Listener[]>>();
  let lastId = 0;

  function conversation(sessionId = ''): DevTools {
    const mine = listeners.get(sessionId) ?? new Map<string, Listener[]>();
    listeners.set(sessionId, mine);
    const send = (method: string, params?: object) =>
      new Promise<unknown>((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { method, resolve, reject });
        to.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      });
    return {
      send: send as CDPSession['send'],
      on: (name, listener) => void mine.set(name, [...(mine.get(name) ?? []), listener]),
    };
  }

  function receive({ id, method, params, sessionId = '', result, error }: Message): void {
    if (id === undefined) {
      for (const listener of listeners.get(sessionId)?.get(method ?? '') ?? []) listener(params as never);
      return;
    }
    const answered = waiting.get(id);
    waiting.delete(id);
    if (error) answered?.reject(new Error(`${answered.method}: ${error.message}`));
    else answered?.resolve(result);
  }

  readMessages(from, receive);
  // Once Chromium has gone nothing will be answered any more.
  const abandon = () => {
    for (const { method, reject } of waiting.values()) reject(new Error(`${method}: Chromium has gone`));
    waiting.clear();
  };
  from.on('close', abandon);
  to.on('error', abandon);

  return { browser: conversation(), page: conversation };
}

function readMessages(from: Readable, receive: (message: Message) => void): void {
  let parts: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end));
      receive(JSON.parse(Buffer.concat(parts).toString('utf8')));
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  });
}
