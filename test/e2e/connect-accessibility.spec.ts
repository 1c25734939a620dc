import connect from '../../renderer/i18n/es/connect.json' with { type: 'json' };
import courses from '../../renderer/i18n/es/courses.json' with { type: 'json' };
import desk from '../../renderer/i18n/es/desk.json' with { type: 'json' };
import status from '../../renderer/i18n/es/status.json' with { type: 'json' };
import { certificateSet } from '../support/certificates.ts';
import { violations } from './support/accessibility.ts';
import { button, field, filled, openSheet, pasteField, pasteText } from './support/connect.ts';
import { command, queueList } from './support/desk.ts';
import { createHosted, type HostedTestCourse } from './support/hosted.ts';
import { expect, test } from './support/launch.ts';

let course: HostedTestCourse;
test.beforeAll(async () => {
  course = await createHosted(certificateSet().selfSigned);
});
test.afterAll(() => course?.remove());

for (const theme of ['light', 'dark'] as const) {
  test(`connecting is for everybody, ${theme}`, async ({ launch }) => {
    const { app, page } = await launch();
    await command(app, `theme-${theme}`);
    await page.waitForSelector(`[data-mantine-color-scheme="${theme}"]`, { state: 'attached' });
    await openSheet(page);
    expect(await violations(page)).toEqual([]);

    await pasteText(page, `${course.psqlLine} --wat`);
    await expect(field(page, 'host')).toHaveValue(course.server.host);
    await field(page, 'encryption').selectOption('verify-full');
    await page.getByText(connect.more, { exact: true }).click();
    await button(page, connect.test).click();
    await page.getByRole('region', { name: connect.certificate.title }).waitFor();
    expect(await violations(page)).toEqual([]);

    await field(page, 'encryption').selectOption('auto');
    await page.getByRole('switch', { name: connect.fields.readOnly }).check({ force: true });
    await button(page, connect.open).click();
    await queueList(page).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByTitle(status.rights.show).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await button(page, desk.courseMenu).click();
    expect(await violations(page)).toEqual([]);

    await command(app, 'close-course');
    await button(page, filled(courses.remove, { name: course.database })).click();
    expect(await violations(page)).toEqual([]);
  });
}

test('the whole way with the keyboard alone', async ({ launch }) => {
  const { page } = await launch();
  await page.getByRole('heading', { name: 'Tiza' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(pasteField(page)).toBeFocused();
  await pasteText(page, course.psqlLine);
  const order = ['host', 'port', 'database', 'user', 'encryption', 'name'] as const;
  await expect(field(page, 'host')).toHaveValue(course.server.host);
  // The two buttons on the pasted text come first.
  for (const _ of ['edit', 'clear']) await page.keyboard.press('Tab');
  for (const name of order) {
    await page.keyboard.press('Tab');
    await expect(field(page, name)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(queueList(page)).toBeVisible();
});
