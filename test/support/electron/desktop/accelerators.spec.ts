import { expect, test } from 'vitest';
import { itemForKeystroke, type Keystroke, matches } from './accelerators.ts';
import { createMenus } from './menu.ts';

const stroke = (key: string, held: Partial<Keystroke> = {}): Keystroke => ({
  key,
  code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});
const mac = process.platform === 'darwin';
const command = mac ? { metaKey: true } : { ctrlKey: true };

test.each([
  ['F5', stroke('F5')],
  ['CmdOrCtrl+K', stroke('k', command)],
  ['CommandOrControl+Shift+P', stroke('P', { ...command, shiftKey: true })],
  ['Ctrl+Return', stroke('Enter', { ctrlKey: true })],
  ['Alt+Left', stroke('ArrowLeft', { altKey: true })],
])('%s', (accelerator, keys) => {
  expect(matches(accelerator, keys)).toBe(true);
});

test('one key more or less is another chord', () => {
  expect(matches('CmdOrCtrl+K', stroke('k'))).toBe(false);
  expect(matches('CmdOrCtrl+K', stroke('k', { ...command, shiftKey: true }))).toBe(false);
  expect(matches('F5', stroke('F5', { altKey: true }))).toBe(false);
});

test('a disabled item is not chosen', () => {
  const menus = createMenus(() => undefined);
  const menuWith = (enabled: boolean) =>
    menus.buildFromTemplate([{ label: 'View', submenu: [{ id: 'reload', accelerator: 'F5', enabled }] }]);
  expect(itemForKeystroke(menuWith(true), stroke('F5'))?.id).toBe('reload');
  expect(itemForKeystroke(menuWith(false), stroke('F5'))).toBeNull();
});
