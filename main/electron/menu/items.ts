import type { MenuItemOptions } from '../surface-words.ts';
import type { MenuContext } from './template.ts';

export const separator: MenuItemOptions = { type: 'separator' };

export interface CommandItem {
  accelerator?: string;
  /** Only while a course is open. */
  inCourse?: boolean;
}

/**
 * An item that asks the window. The window hears its keys itself, because a person may have changed them:
 * those shown here are the fixed ones, and where the system allows it they are only shown.
 */
export function commandItem(
  { command, courseOpen }: MenuContext,
  name: string,
  label: string,
  { accelerator, inCourse = false }: CommandItem = {},
): MenuItemOptions {
  return {
    id: name,
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    ...(inCourse ? { enabled: courseOpen } : {}),
    click: () => command(name),
  };
}
