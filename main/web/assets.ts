import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentSecurityPolicy } from './csp.ts';
import { refuse } from './refuse.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

export interface AssetsDeps {
  /** The folder of the built renderer. */
  root: string;
  /** Where the renderer is served from while it is being worked on. */
  devServer?: string;
}

export type Responder = (request: Request, path: string) => Promise<Response>;

export function createAssets({ root, devServer }: AssetsDeps): Responder {
  return async (request, path) => {
    const name = path === '/' ? '/index.html' : path;
    if (devServer !== undefined) return fromDevServer(devServer, request);
    const segments = safeSegments(name);
    const type = types[extname(name)];
    if (segments === null || type === undefined) return refuse(404);
    const body = await readFile(join(root, ...segments)).catch(() => null);
    if (body === null) return refuse(404);
    return name === '/index.html' ? page(body.toString('utf8')) : asset(body, type, name);
  };
}

/** `null` for anything that could leave the folder: the path arrives decoded once and is not decoded again. */
export function safeSegments(path: string): string[] | null {
  const segments = path.split('/').slice(1);
  const unsafe = (segment: string) => segment === '' || segment.startsWith('.') || /[\\:\0%]/.test(segment);
  return segments.some(unsafe) ? null : segments;
}

function page(html: string, devServer?: string): Response {
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(devServer),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}

function asset(body: Buffer, type: string, name: string): Response {
  // The build puts a hash into every name under assets/.
  const cache = name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return new Response(new Uint8Array(body), {
    headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': cache },
  });
}

async function fromDevServer(devServer: string, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await fetch(`${devServer}${pathname}${search}`);
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  if (type.startsWith('text/html')) return page(await answer.text(), devServer);
  return new Response(answer.body, { status: answer.status, headers: { 'content-type': type } });
}
