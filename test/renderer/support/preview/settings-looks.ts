import type { Page } from '@playwright/test';
import type { FakeBridgeOptions } from '../fake-bridge.ts';

const openSettings = async (page: Page) => {
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').waitFor();
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

export const settingsLooks: SettingsLook[] = [
  { name: 'settings', before: openSettings, more: { update: newerVersion } },
];
