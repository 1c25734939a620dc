// What app:// answers: one address for each thing that a protocol handler can do.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'";
const asText = { 'content-type': 'text/plain' };

const answers = {
  '/': () => file('page.html', { 'content-type': 'text/html', 'content-security-policy': policy }),
  '/page.js': () => file('page.js', { 'content-type': 'text/javascript' }),
  '/image.svg': () =>
    new Response('<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>', {
      headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=31536000, immutable' },
    }),
  '/status': () => new Response('gone', { status: 410, headers: { ...asText, 'x-reason': 'moved out' } }),
  '/range': (request) =>
    new Response(request.headers.get('range') ?? 'none', { status: 206, headers: asText }),
  '/etag': (request) =>
    request.headers.get('if-none-match') === '"one"'
      ? new Response(null, { status: 304 })
      : new Response('fresh', { headers: { etag: '"one"', 'cache-control': 'no-store' } }),
  '/posted': async (request) =>
    new Response(`${request.method} ${await request.text()}`, { headers: asText }),
  '/count': () => new Response(String(requests['/image.svg'] ?? 0), { headers: asText }),
  '/stream': () => new Response(slowly(['one ', 'two ', 'three']), { headers: asText }),
  '/address': (request) => new Response(request.url, { headers: asText }),
  '/redirect': () => new Response(null, { status: 302, headers: { location: 'app://tiza/elsewhere' } }),
  '/broken': () => {
    throw new Error('the handler failed');
  },
};

const requests = {};

async function answer(request) {
  const { pathname } = new URL(request.url);
  requests[pathname] = (requests[pathname] ?? 0) + 1;
  return (await answers[pathname]?.(request)) ?? new Response('not here', { status: 404 });
}

function file(name, headers) {
  return new Response(readFileSync(join(__dirname, name)), { headers });
}

function slowly(parts) {
  return new ReadableStream({
    async pull(controller) {
      const next = parts.shift();
      if (next === undefined) return controller.close();
      await new Promise((resolve) => setTimeout(resolve, 120));
      controller.enqueue(new TextEncoder().encode(next));
    },
  });
}

module.exports = { answer };
