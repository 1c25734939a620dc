import type { Menu, MenuItem } from './menu.ts';

export interface Keystroke {
  key: string;
  code: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

const named: Record<string, string> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** The menu item that this keystroke would choose. */
export function itemForKeystroke(menu: Menu | null, stroke: Keystroke): MenuItem | null {
  for (const item of menu?.items ?? []) {
    const found = item.submenu
      ? itemForKeystroke(item.submenu, stroke)
      : item.registerAccelerator && item.accelerator !== null && matches(item.accelerator, stroke)
        ? item
        : null;
    if (found?.enabled) return found;
  }
  return null;
}

export function matches(accelerator: string, stroke: Keystroke): boolean {
  const parts = accelerator.toLowerCase().split('+');
  const has = (...names: string[]) => names.some((name) => parts.includes(name));
  const mac = process.platform === 'darwin';
  const either = has('commandorcontrol', 'cmdorctrl');
  const key = parts.at(-1) ?? '';
  const typed = [stroke.key.toLowerCase(), stroke.code.replace(/^(Key|Digit)/, '').toLowerCase()];
  return (
    stroke.ctrlKey === (has('control', 'ctrl') || (either && !mac)) &&
    stroke.metaKey === (has('command', 'cmd', 'super', 'meta') || (either && mac)) &&
    stroke.shiftKey === has('shift') &&
    stroke.altKey === has('alt', 'option') &&
    typed.includes(named[key] ?? key)
  );
}
