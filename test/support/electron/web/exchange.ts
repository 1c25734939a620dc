import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Addresses } from './addresses.ts';

const ofTheConnection = new Set([
  'host',
  'connection',
  'cookie',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);
const withAddresses = new Set(['origin', 'referer']);

/** What the window asked, as Electron would hand it to a protocol handler. */
export function readRequest(incoming: IncomingMessage, url: string, addresses: Addresses): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (ofTheConnection.has(name) || name.startsWith('sec-') || value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    headers.append(name, withAddresses.has(name) ? addresses.fromChromium(text) : text);
  }
  const method = incoming.method ?? 'GET';
  const aborted = new AbortController();
  incoming.on('close', () => {
    if (!incoming.complete) aborted.abort();
  });
  const body = method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(incoming) as BodyInit);
  return new Request(url, { method, headers, body, signal: aborted.signal, duplex: 'half' } as RequestInit);
}

/** Streams the handler's answer; when the window stops reading, the handler's stream is cancelled. */
export async function writeResponse(
  answer: Response,
  outgoing: ServerResponse,
  addresses: Addresses,
): Promise<void> {
  if (!(answer instanceof Response)) throw new TypeError('A protocol handler must answer with a Response');
  if (answer.type === 'error') return void outgoing.destroy();
  for (const [name, value] of answer.headers) {
    if (name === 'content-security-policy') outgoing.setHeader(name, addresses.policyToChromium(value));
    else outgoing.appendHeader(name, addresses.toChromium(value));
  }
  outgoing.writeHead(answer.status, answer.statusText);
  if (answer.body === null) return void outgoing.end();
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), outgoing).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
