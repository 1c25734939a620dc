import type { Locator, Page } from '@playwright/test';
import connect from '../../../renderer/i18n/es/connect.json' with { type: 'json' };
import courses from '../../../renderer/i18n/es/courses.json' with { type: 'json' };
import paste from '../../../renderer/i18n/es/paste.json' with { type: 'json' };
import welcome from '../../../renderer/i18n/es/welcome.json' with { type: 'json' };
import { expect } from './launch.ts';

// How a person connects a course, in Spanish.

export async function openSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: welcome.connect.title }).click();
  await pasteField(page).waitFor();
}

export function pasteField(page: Page): Locator {
  return page.getByRole('textbox', { name: new RegExp(`${paste.label}|${paste.masked}`) });
}

/** As Ctrl+V does it, without the machine's own clipboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await pasteField(page).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  // Nobody presses a button before the form shows what was understood.
  if (/psql|postgres/.test(text)) await expect(field(page, 'host')).not.toHaveValue('');
}

export function field(page: Page, name: Exclude<keyof typeof connect.fields, 'color'>): Locator {
  return page.getByLabel(connect.fields[name], { exact: true });
}

export function steps(page: Page): Locator {
  return page.getByRole('region', { name: connect.steps.label }).getByRole('listitem');
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** A saved course on the welcome screen. */
export function savedCourse(page: Page, name: string): Locator {
  const title = courses.open.replace('{{name}}', name);
  return page.getByRole('listitem').getByTitle(title, { exact: true });
}

/** What the texts leave to be filled in, filled in. */
export function filled(text: string, gaps: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_all, gap: string) => String(gaps[gap]));
}
