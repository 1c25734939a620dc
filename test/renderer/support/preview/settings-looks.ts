import type { Page } from '@playwright/test';
import type { FakeBridgeOptions } from '../fake-bridge.ts';

const openSettings = async (page: Page) => {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').waitFor();
};
const openDates = async (page: Page) => {
  await openSettings(page);
  await page.keyboard.type('late');
};
const newerVersion = {
  phase: 'available',
  version: '0.2.0',
  notes: 'The grid opens in half the time.\n• Backups can be moved.',
} as const;

interface SettingsLook {
  name: string;
  before: (page: Page) => Promise<void>;
  more: FakeBridgeOptions;
}

const openNotice = async (page: Page) => {
  const corner = page.getByRole('banner').getByRole('button', { name: newerVersion.version });
  await corner.click();
  await page.getByText(newerVersion.notes.slice(0, 20)).waitFor();
};

export const settingsLooks: SettingsLook[] = [
  { name: 'newer-version', before: openNotice, more: { update: newerVersion } },
  { name: 'late-dates', before: openDates, more: {} },
  { name: 'settings', before: openSettings, more: { update: newerVersion } },
];
