import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium, missingChromium, provideChromium } from '../../scripts/chromium.ts';
import { findElectron, hasDisplay } from '../../scripts/electron-binary.ts';
import { addressOfElectron } from '../../scripts/electron-download.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiza-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const windows = process.platform === 'win32';
const programAt = (name: string, mode = 0o755) => {
  const path = join(folder, windows ? `${name}.exe` : name);
  writeFileSync(path, '', { mode });
  return path;
};

test('a browser on the path is found, Chromium before Chrome', () => {
  const chrome = programAt('google-chrome');
  expect(findChromium({ PATH: folder })).toBe(chrome);
  const chromium = programAt('chromium');
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(chromium);
});

test.skipIf(windows)('what cannot be run is no browser', () => {
  const text = programAt('chromium', 0o644);
  expect(findChromium({ PATH: folder })).not.toBe(text);
});

test('a chosen browser is taken, or missed, and never replaced', () => {
  const chosen = programAt('my-browser');
  programAt('chromium');
  expect(findChromium({ PATH: folder, TIZA_CHROMIUM: chosen })).toBe(chosen);
  expect(findChromium({ PATH: folder, TIZA_CHROMIUM: join(folder, 'gone') })).toBeNull();
});

test('nothing is installed in place of a chosen browser that is missing', () => {
  vi.stubEnv('TIZA_CHROMIUM', join(folder, 'gone'));
  const said: string[] = [];
  expect(provideChromium((line) => said.push(line))).toBeNull();
  expect(missingChromium()).toContain(join(folder, 'gone'));
  vi.unstubAllEnvs();
  expect(said).toEqual([]);
});

test('Electron is there only when its binary is', () => {
  expect(findElectron(folder)).toBeNull();
});

test('a mirror is where the company keeps its own Electron', () => {
  expect(addressOfElectron({ ELECTRON_MIRROR: 'https://mirror.example/electron/' })).toMatch(
    /^https:\/\/mirror\.example\/electron\/v\d+\.\d+\.\d+\/electron-v\d+\.\d+\.\d+-\w+-\w+\.zip$/,
  );
});

test.skipIf(process.platform !== 'linux')('on Linux a display has to be named', () => {
  expect(hasDisplay({})).toBe(false);
  expect(hasDisplay({ DISPLAY: '' })).toBe(false);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
});
