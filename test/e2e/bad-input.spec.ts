import { chmodSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import common from '../../renderer/i18n/es/common.json' with { type: 'json' };
import desk from '../../renderer/i18n/es/desk.json' with { type: 'json' };
import reasons from '../../renderer/i18n/es/reasons.json' with { type: 'json' };
import embedded from '../../renderer/i18n/es/reasons-embedded.json' with { type: 'json' };
import { command, openSample, queueList, sampleButton } from './support/desk.ts';
import { expect, test } from './support/launch.ts';
import { boundByPermissions } from './support/ordinary-user.ts';
import { createUserData } from './support/user-data.ts';

/** Empty until there are any. */
function storedSettings(userData: string): string {
  const path = join(userData, 'settings.json');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

test('settings that cannot be read are set aside, told, and replaced', async ({ launch }) => {
  const userData = createUserData();
  const torn = '{ "preferences": { "theme": "dark", ';
  writeFileSync(join(userData, 'settings.json'), torn);

  const { app, page } = await launch({ userData });
  const [aside = ''] = readdirSync(userData).filter((name) => name.includes('corrupt'));
  await expect(page.getByText(aside)).toBeVisible();
  expect(readFileSync(join(userData, aside), 'utf8')).toBe(torn);

  await command(app, 'theme-dark');
  await expect.poll(() => storedSettings(userData)).toContain('"dark"');
});

test('a second start brings the window that is already there', async ({ launch }) => {
  const { app, page, userData } = await launch();
  await app.evaluate(({ app: electron, BrowserWindow }) => {
    const seen = { secondStarts: 0, focused: 0 };
    Object.assign(globalThis, { seen });
    electron.on('second-instance', () => {
      seen.secondStarts += 1;
    });
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window.');
    const focus = window.focus.bind(window);
    window.focus = () => {
      seen.focused += 1;
      focus();
    };
  });

  await expect(launch({ userData })).rejects.toThrow();
  const seen = () => app.evaluate(() => (globalThis as unknown as { seen: object }).seen);
  await expect.poll(seen).toEqual({ secondStarts: 1, focused: 1 });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect(sampleButton(page)).toBeEnabled();
});

test('a folder that may not be written is told, and nothing is lost', async ({ launch, lane }) => {
  const { executable, remove } = boundByPermissions(lane);
  try {
    const { app, page, userData } = await launch({ executable });
    await command(app, 'language-es');
    await expect.poll(() => storedSettings(userData)).toContain('"es"');
    const before = storedSettings(userData);
    chmodSync(userData, 0o500);

    await command(app, 'theme-dark');
    await expect(page.getByRole('alert')).toContainText(reasons['settings-unwritable'].title);
    expect(storedSettings(userData)).toBe(before);

    await sampleButton(page).click();
    const refused = page.getByRole('alert').filter({ hasText: embedded['embedded-no-access'].title });
    await expect(refused).toContainText(embedded['embedded-no-access'].next);

    chmodSync(userData, 0o700);
    await openSample(page);
  } finally {
    remove();
  }
});

test('a damaged sample course is set aside and built anew', async ({ launch }) => {
  const first = await launch();
  await openSample(first.page);
  await first.app.close();
  const course = join(first.userData, 'sample-course');
  const control = readdirSync(course, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(join('global', 'pg_control')),
  );
  if (control === undefined) throw new Error('The sample course has no control file.');
  truncateSync(join(course, control), 100);

  const { page } = await launch({ userData: first.userData, args: ['--sample'] });
  await expect(page.getByText(desk.rebuilt)).toBeVisible({ timeout: 30_000 });
  await expect(queueList(page)).toBeVisible();
  expect(readdirSync(course).filter((name) => name.startsWith('damaged-'))).toHaveLength(1);
  await page.getByRole('button', { name: common.dismiss }).click();
  await expect(page.getByText(desk.rebuilt)).toBeHidden();
});
