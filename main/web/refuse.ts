const words: Record<number, string> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Content too large',
  415: 'Unsupported media type',
  503: 'Not connected',
};

/** A refusal says its number, and what the window may tell about it. */
export function refuse(status: number, about: Record<string, string> = {}): Response {
  return new Response(words[status] ?? '', {
    status,
    headers: {
      'content-type': 'text/plain',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...about,
    },
  });
}
