import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findApp } from './app-package.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiza-app-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const described = JSON.stringify({
  name: 'desk',
  productName: 'Desk',
  version: '1.2.3',
  main: 'out/main.cjs',
});

test('a folder is described by its package.json', () => {
  writeFileSync(join(folder, 'package.json'), described);
  expect(findApp(folder)).toEqual({
    folder,
    main: join(folder, 'out/main.cjs'),
    name: 'Desk',
    version: '1.2.3',
    packaged: false,
  });
});

test('a packaged folder carries its app inside', () => {
  const inside = join(folder, 'resources/app');
  mkdirSync(inside, { recursive: true });
  writeFileSync(join(inside, 'package.json'), described);
  expect(findApp(folder)).toMatchObject({ folder: inside, name: 'Desk', packaged: true });
});

test('a script is an app too', () => {
  const script = join(folder, 'start.cjs');
  writeFileSync(script, '');
  expect(findApp(script)).toMatchObject({ folder, main: script, packaged: false });
});

test('what is not there is named', () => {
  expect(() => findApp(join(folder, 'gone'))).toThrow(
    `Unable to find Electron app at ${join(folder, 'gone')}`,
  );
});
