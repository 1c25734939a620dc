import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Addresses, splitHost } from './addresses.ts';
import { readRequest, writeResponse } from './exchange.ts';

export type ProtocolHandler = (request: Request) => Promise<Response>;

export interface AppServer {
  readonly port: number;
  handle(scheme: string, handler: ProtocolHandler): void;
  unhandle(scheme: string): void;
  isHandled(scheme: string): boolean;
  /** What a request of our own window carries, so that no other program on this machine can read the app. */
  readonly cookie: { name: string; value: string };
  close(): void;
}

/** Answers what the window asks of `app://` and other schemes of the app. */
export async function startAppServer(addresses: Addresses): Promise<AppServer> {
  const handlers = new Map<string, ProtocolHandler>();
  const cookie = { name: 'stand-in', value: randomBytes(24).toString('base64url') };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Chromium looks for one by itself, Electron does not.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const address = splitHost(request.headers.host);
    const handler = address && handlers.get(address.scheme);
    const ours = request.headers.cookie?.includes(`${cookie.name}=${cookie.value}`);
    if (!address || !handler || !ours) return void response.writeHead(ours ? 404 : 403).end();
    const url = `${address.scheme}://${address.host}${request.url}`;
    await writeResponse(await handler(readRequest(request, url, addresses)), response, addresses);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.destroyed) console.error('Error in a protocol handler:', error);
      // The window sees a failed request, not an error page.
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    handle(scheme, handler) {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      addresses.register(scheme);
      handlers.set(scheme, handler);
    },
    unhandle: (scheme) => void handlers.delete(scheme),
    isHandled: (scheme) => handlers.has(scheme),
    cookie,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
