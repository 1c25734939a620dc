import type { ElectronApplication, Locator, Page } from '@playwright/test';
import desk from '../../../renderer/i18n/es/desk.json' with { type: 'json' };
import queue from '../../../renderer/i18n/es/queue.json' with { type: 'json' };
import welcome from '../../../renderer/i18n/es/welcome.json' with { type: 'json' };

// How a person moves through the window, in Spanish. What is said is read from the texts
// themselves, so that a better wording breaks no spec.

export type Chip = Exclude<keyof typeof queue.chips, 'label'>;

/** What the native menu does when one of its items is chosen. */
export async function command(app: ElectronApplication, name: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, chosen) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('tiza:event:command', { name: chosen });
  }, name);
}

export function sampleButton(page: Page): Locator {
  return page.getByRole('button', { name: welcome.sample.title });
}

/** The first opening builds the course. */
export async function openSample(page: Page): Promise<void> {
  await sampleButton(page).click();
  await queueList(page).waitFor({ timeout: 30_000 });
}

export function sidebar(page: Page): Locator {
  return page.getByRole('navigation', { name: desk.sidebar });
}

export function activityItem(page: Page, title: string): Locator {
  return sidebar(page).getByRole('button', { name: title });
}

export function chip(page: Page, name: Chip): Locator {
  return page
    .getByRole('group', { name: queue.chips.label })
    .getByRole('button', { name: queue.chips[name] });
}

export function queueList(page: Page): Locator {
  return page.getByRole('listbox');
}

/** Nothing is on its way any more: data, fonts, pictures, transitions. */
export async function calm(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { settled } = document.documentElement.dataset;
    const pictures = [...document.images].every((image) => image.complete);
    const still = document.getAnimations().every(({ playState }) => playState !== 'running');
    return settled === 'true' && pictures && still;
  });
}
