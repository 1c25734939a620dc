import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../main/logging/log.ts';
import { createAssets } from '../../../main/web/assets.ts';
import { refuse } from '../../../main/web/refuse.ts';
import { createRouter } from '../../../main/web/router.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiza-assets-'));
  mkdirSync(join(folder, 'root/assets'), { recursive: true });
  writeFileSync(join(folder, 'root/index.html'), '<!doctype html><title>Tiza</title>');
  writeFileSync(join(folder, 'root/assets/main-abc.js'), 'export {}');
  writeFileSync(join(folder, 'root/.secret.json'), '{}');
  writeFileSync(join(folder, 'root/run.sh'), 'echo');
  writeFileSync(join(folder, 'outside.json'), '{"password":"x"}');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function get(url: string, init?: RequestInit): Promise<Response> {
  const respond = createRouter({
    assets: createAssets({ root: join(folder, 'root') }),
    media: async () => refuse(418),
    log: createLog(() => undefined),
  });
  return respond(new Request(url, init));
}

describe('what app:// serves', () => {
  it('serves the page under a policy that allows nothing inline and nothing from elsewhere', async () => {
    for (const url of ['app://tiza/', 'app://tiza/index.html']) {
      const response = await get(url);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src-elem 'self';/);
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|ws:/);
      expect(await response.text()).toBe('<!doctype html><title>Tiza</title>');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('serves hashed assets with their type, to be kept', async () => {
    const response = await get('app://tiza/assets/main-abc.js');
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toBe('export {}');
  });

  it('answers HEAD without a body', async () => {
    const response = await get('app://tiza/assets/main-abc.js', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each([
    'app://tiza/../outside.json',
    'app://tiza/%2e%2e/outside.json',
    'app://tiza/..%2foutside.json',
    'app://tiza/%2e%2e%2foutside.json',
    'app://tiza/%252e%252e%252foutside.json',
    'app://tiza/assets/..%5c..%5coutside.json',
    'app://tiza//outside.json',
    'app://tiza/.secret.json',
    'app://tiza/run.sh',
    'app://tiza/index.html%00.js',
    'app://tiza/c:/windows/win.json',
    'app://tiza/nothing.js',
    'app://other/index.html',
    'app://tiza/assets',
  ])('refuses %s', async (url) => {
    const response = await get(url);
    expect([400, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('password');
  });

  it('refuses a broken encoding and every method that changes things', async () => {
    expect((await get('app://tiza/%E0%A4%A')).status).toBe(400);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await get('app://tiza/index.html', { method })).status).toBe(405);
    }
  });
});
