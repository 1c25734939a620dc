import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What a browser offers and Electron does not: translating a page by sending it away, keeping passwords
// and filling in forms.
const preferences = {
  translate: { enabled: false },
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  search: { suggest_enabled: false },
};

/** Makes the folder in which Chromium keeps what belongs to its windows. */
export function prepareProfile(folder: string): string {
  const file = join(folder, 'Default', 'Preferences');
  if (!existsSync(file)) {
    mkdirSync(join(folder, 'Default'), { recursive: true });
    writeFileSync(file, JSON.stringify(preferences));
  }
  return folder;
}
