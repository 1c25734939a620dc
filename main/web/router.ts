import { appHost, appProtocol } from '#contract/urls';
import { describeError } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';
import type { Responder } from './assets.ts';
import { refuse } from './refuse.ts';

export interface RouterDeps {
  assets: Responder;
  media: Responder;
  log: Log;
}

/** Answers every app:// request of the window. */
export function createRouter({ assets, media, log }: RouterDeps): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (url.protocol !== appProtocol || url.host !== appHost) return refuse(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const path = decodePath(url.pathname);
    if (path === null) return refuse(400);
    try {
      const response = await (path.startsWith('/media/') ? media(request, path) : assets(request, path));
      if (request.method !== 'HEAD') return response;
      await response.body?.cancel();
      return new Response(null, response);
    } catch (error) {
      const { code, reference } = describeError(error, log, 'app://');
      const status = code === 'not-connected' ? 503 : 404;
      log.warn('A request for the window failed', { reference, status });
      return refuse(status);
    }
  };
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
