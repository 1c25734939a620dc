import type { Page } from '@playwright/test';
import { expect, test } from '../support/attacked.ts';
import { openSample } from '../support/desk.ts';

// What can be had from our own origin: the built page, images of answers, and nothing else.

interface Answer {
  status: number;
  type: string | null;
  text: string;
}

function get(page: Page, paths: string[], init: RequestInit = {}): Promise<Answer[]> {
  return page.evaluate(
    ([paths, init]) =>
      Promise.all(
        paths.map(async (path) => {
          const answer = await fetch(path, init);
          return {
            status: answer.status,
            type: answer.headers.get('content-type'),
            text: (await answer.text()).slice(0, 200),
          };
        }),
      ),
    [paths, init] as const,
  );
}

const climbing = [
  '/..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%5c..%5cpackage.json',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/%252e%252e%252fpackage.json',
  '/assets/%2e%2e%2fmain/index.cjs',
  '/%2fetc%2fpasswd',
  '/C:%5cWindows%5cwin.ini',
  '/index.html%00.png',
  '/.built-from',
  '/assets/.hidden.js',
  '/%ff%fe.js',
  '/%',
  '/index.html::$DATA',
  '/package.json',
  '/main/index.cjs',
];

test('no path leads out of the built page', async ({ attacked: { page } }) => {
  const answers = await get(page, climbing);
  for (const [index, { status, text }] of answers.entries()) {
    expect([climbing[index], [400, 404].includes(status)]).toEqual([climbing[index], true]);
    expect(text).not.toMatch(/tiza|root:/i);
  }
});

test('nothing can be written, and no method but reading is answered', async ({ attacked: { page } }) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const [answer] = await get(page, ['/index.html'], { method });
    expect([method, answer?.status]).toEqual([method, 405]);
  }
});

test('an image’s address cannot be turned into another question', async ({ attacked: { page } }) => {
  await openSample(page);
  const forged = [
    '/media/foro5/1/password?v=1',
    '/media/usuarios/1/password?v=1',
    '/media/foro5/1/r2?v=1',
    '/media/foro5/1/id?v=1',
    '/media/foro5/1/imagen_1%22%20FROM%20usuarios--?v=1',
    "/media/foro5/1'%20OR%20'1'='1/imagen_1?v=1",
    '/media/foro5/1%20OR%201=1/imagen_1?v=1',
    '/media/foro5/-1/imagen_1?v=1',
    '/media/foro5/1e3/imagen_1?v=1',
    '/media/foro5/99999999999999999999999/imagen_1?v=1',
    '/media/foro5/9223372036854775808/imagen_1?v=1',
    '/media/foro5/1/__proto__?v=1',
    '/media/__proto__/1/imagen_1?v=1',
    '/media/constructor/1/imagen_1?v=1',
    '/media/foro5/1/imagen_1/imagen_2?v=1',
    '/media/foro5/1?v=1',
    '/media/foro5/%2e%2e/imagen_1?v=1',
    '/media/',
    `/media/foro5/1/${'a'.repeat(5000)}?v=1`,
  ];
  const answers = await get(page, forged);
  for (const [index, { status, type, text }] of answers.entries()) {
    expect([forged[index]?.slice(0, 80), status]).toEqual([forged[index]?.slice(0, 80), 404]);
    expect(type ?? 'text/plain').toMatch(/^text\/plain/);
    expect(text).not.toMatch(/usuarios|password|select|syntax/i);
  }
});
