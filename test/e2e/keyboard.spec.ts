import type { Page } from '@playwright/test';
import enComfort from '../../renderer/i18n/en/comfort.json' with { type: 'json' };
import enCommands from '../../renderer/i18n/en/commands.json' with { type: 'json' };
import enKeys from '../../renderer/i18n/en/keys.json' with { type: 'json' };
import enWelcome from '../../renderer/i18n/en/welcome.json' with { type: 'json' };
import esComfort from '../../renderer/i18n/es/comfort.json' with { type: 'json' };
import esCommands from '../../renderer/i18n/es/commands.json' with { type: 'json' };
import esKeys from '../../renderer/i18n/es/keys.json' with { type: 'json' };
import esWelcome from '../../renderer/i18n/es/welcome.json' with { type: 'json' };
import { violations } from './support/accessibility.ts';
import { calm, queueList } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

const languages = {
  es: { commands: esCommands, comfort: esComfort, keys: esKeys, welcome: esWelcome },
  en: { commands: enCommands, comfort: enComfort, keys: enKeys, welcome: enWelcome },
} as const;

const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const chosen = (page: Page) => queueList(page).locator('[aria-selected="true"]');
const focused = (page: Page) =>
  page.evaluate(() => {
    const { tagName, textContent, ariaLabel } = document.activeElement ?? document.body;
    // What holds a whole pane is called after nothing in it.
    const name = ariaLabel ?? (tagName === 'BUTTON' ? textContent : '');
    return `${tagName} ${name}`;
  });

/** Tab, as often as it takes to reach what is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 40; stop += 1) {
    if ((await focused(page)).includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

for (const language of ['es', 'en'] as const) {
  test(`from the first screen on with the keyboard alone, ${language}`, async ({ launch }) => {
    test.setTimeout(90_000);
    const { page } = await launch({ language });
    const { commands, comfort, keys, welcome } = languages[language];
    const neverLost = async () => expect(await focused(page)).not.toMatch(/^BODY/);
    await page.getByRole('heading', { name: 'Tiza' }).waitFor();
    await tabTo(page, welcome.sample.title);
    await page.keyboard.press('Enter');
    await queueList(page).waitFor({ timeout: 30_000 });
    await calm(page);
    await neverLost();

    await test.step('the palette finds an activity, a command and a student', async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('foro 1');
      await page.keyboard.press('Enter');
      await expect(page.locator('#queue-title')).toContainText('Foro 1');
      await calm(page);
      const name = await heading(page).innerText();
      await page.keyboard.press('Control+k');
      if (language === 'es') expect(await violations(page)).toEqual([]);
      await page.keyboard.type(name.split(' ').slice(0, 2).join(' '));
      const found = page.getByRole('dialog').getByRole('option').filter({ hasText: name });
      await expect(found.first()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await neverLost();
    });

    await test.step('J and K walk, and nothing walks while typing', async () => {
      const first = await chosen(page).getAttribute('aria-posinset');
      await page.keyboard.press('j');
      await expect(chosen(page)).not.toHaveAttribute('aria-posinset', first ?? '');
      await page.keyboard.press('k');
      await expect(chosen(page)).toHaveAttribute('aria-posinset', first ?? '');
      await page.keyboard.press('Control+f');
      await page.keyboard.type('jjk');
      await expect(page.getByRole('searchbox')).toHaveValue('jjk');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(queueList(page)).toBeFocused();
      await expect(chosen(page)).toHaveAttribute('aria-posinset', first ?? '');
    });

    await test.step('F1 tells the keys, and leads to changing one', async () => {
      await page.keyboard.press('F1');
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(keys.groups.walk);
      if (language === 'es') expect(await violations(page)).toEqual([]);
      await tabTo(page, keys.help.change);
      await page.keyboard.press('Enter');
      await expect(dialog.getByRole('textbox', { name: keys.sheet.filter })).toBeFocused();
      if (language === 'es') expect(await violations(page)).toEqual([]);
      await page.keyboard.type(commands['toggle-names']);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toContain(commands['toggle-names']);
      await page.keyboard.press('Enter');
      await page.keyboard.press('j');
      await expect(dialog.getByRole('alert')).toContainText(commands.next);
      await tabTo(page, keys.sheet.another);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Alt+h');
      await expect(dialog.getByRole('alert')).toContainText(keys.sheet.refused.unusable);
      await page.keyboard.press('Control+h');
      await expect(dialog.locator('[data-command="toggle-names"]')).toContainText('Ctrl+H');
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await neverLost();
      const name = await heading(page).innerText();
      await page.keyboard.press('m');
      await expect(heading(page)).toHaveText(name);
      await page.keyboard.press('Control+h');
      await expect(heading(page)).not.toHaveText(name);
      await page.keyboard.press('Control+h');
    });

    await test.step('F6 goes round the panes, whose edges the arrows move', async () => {
      const seen = new Set<string>();
      for (let turn = 0; turn < 4; turn += 1) {
        await page.keyboard.press('F6');
        seen.add(
          await page.evaluate(() => document.activeElement?.closest('[data-desk] > *')?.tagName ?? 'none'),
        );
      }
      expect([...seen].sort()).toEqual(['ASIDE', 'MAIN', 'NAV', 'SECTION']);
      const handle = page.getByRole('separator', { name: comfort.handle.queue });
      const before = Number(await handle.getAttribute('aria-valuenow'));
      await handle.focus();
      await page.keyboard.press('ArrowRight');
      await expect(handle).toHaveAttribute('aria-valuenow', String(before + 16));
      expect((await page.locator('[data-desk] > section').first().boundingBox())?.width).toBe(before + 16);
      await page.keyboard.press('Enter');
      await expect(handle).toHaveAttribute('aria-valuenow', String(before));
    });

    await test.step('Ctrl and + draw everything larger, as large as it goes, and nothing is cut off', async () => {
      const width = await page.evaluate(() => innerWidth);
      for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control++');
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.round(width / 1.5));
      const spilled = await page.evaluate(() => [
        document.documentElement.scrollWidth > innerWidth,
        document.documentElement.scrollHeight > innerHeight,
      ]);
      expect(spilled).toEqual([false, false]);
      await page.keyboard.press('Control+0');
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    });
  });
}
