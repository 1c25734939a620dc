import connect from '../../renderer/i18n/es/connect.json' with { type: 'json' };
import reasons from '../../renderer/i18n/es/connection-problems.json' with { type: 'json' };
import courses from '../../renderer/i18n/es/courses.json' with { type: 'json' };
import status from '../../renderer/i18n/es/status.json' with { type: 'json' };
import {
  button,
  field,
  filled,
  openSheet,
  pasteField,
  pasteText,
  savedCourse,
  steps,
} from './support/connect.ts';
import { command, queueList } from './support/desk.ts';
import { createHosted, type HostedTestCourse } from './support/hosted.ts';
import { expect, test } from './support/launch.ts';

let course: HostedTestCourse;
test.beforeAll(async () => {
  course = await createHosted();
});
test.afterAll(() => course?.remove());

const student = 'Estudiante Número 12';

// A session bus that is not there, whatever this machine has.
const withoutKeychain = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };

test('a line from the host becomes an open course, and is there the next time', async ({ launch }) => {
  const first = await launch({ env: withoutKeychain });
  const { page } = first;
  await openSheet(page);
  const connectionsBefore = await course.server.query(`SELECT 1 FROM pg_stat_activity WHERE usename = $1`, [
    course.user,
  ]);
  expect(connectionsBefore).toHaveLength(0);

  await test.step('what was pasted is shown as fields, its password covered', async () => {
    await pasteText(page, course.psqlLine);
    await expect(field(page, 'host')).toHaveValue(course.server.host);
    await expect(field(page, 'port')).toHaveValue(String(course.server.port));
    await expect(field(page, 'database')).toHaveValue(course.database);
    await expect(field(page, 'user')).toHaveValue(course.user);
    await expect(pasteField(page)).toHaveValue(/PGPASSWORD='?••••••••/);
    expect(await page.locator('body').innerText()).not.toContain(course.password);
  });

  await test.step('the test tells each step, and saves nothing', async () => {
    await field(page, 'name').fill('Cálculo de prueba');
    await button(page, connect.test).click();
    await expect(steps(page)).toHaveCount(5);
    await expect(steps(page).nth(3)).toContainText(
      filled(connect.steps.login.direct, { user: course.user, version: '' }).slice(0, 30),
    );
    await expect(steps(page).nth(4)).toContainText('Cálculo');
    for (const step of [1, 3, 4]) await expect(steps(page).nth(step)).toContainText(/\d ms/);
  });

  await test.step('opening shows the rows of the course', async () => {
    await button(page, connect.open).click();
    await expect(queueList(page).getByRole('option').first()).toContainText(student);
    await expect(page.getByRole('contentinfo')).toContainText(`${course.database}@${course.server.host}`);
  });

  const { userData } = first;
  await first.app.close();
  await test.step('where no keychain runs the password is asked for again, at once', async () => {
    const again = await launch({ userData, env: withoutKeychain });
    await expect(again.page.getByRole('dialog')).toContainText(connect.store['no-service']);
    await again.page.getByLabel(courses.asking.label, { exact: true }).fill(course.password);
    await button(again.page, courses.asking.open).click();
    await expect(queueList(again.page).getByRole('option').first()).toContainText(student);
    await again.app.close();
  });

  await test.step('a course that needs none is simply there again', async () => {
    await course.server.configure({}, 'host all all 127.0.0.1/32 trust');
    const again = await launch({ userData, env: withoutKeychain });
    await expect(queueList(again.page).getByRole('option').first()).toContainText(student);
    await course.server.configure({}, 'host all all 127.0.0.1/32 scram-sha-256');
  });
});

test('a wrong password is asked for again in place', async ({ launch }) => {
  const { page, app } = await launch();
  await openSheet(page);
  await pasteText(page, course.psqlLine.replace(course.password, 'tiza'));
  await button(page, connect.open).click();
  await expect(page.getByRole('alert')).toContainText(reasons['password-wrong'].next);
  const password = field(page, 'password');
  await expect(password).toBeFocused();
  await password.fill(course.password);
  await page.keyboard.press('Enter');
  await expect(queueList(page)).toBeVisible();

  await test.step('and removed with the course', async () => {
    await command(app, 'close-course');
    await expect(savedCourse(page, course.database)).toBeVisible();
    await button(page, filled(courses.remove, { name: course.database })).click();
    await expect(page.getByRole('dialog')).toContainText(courses.removal.kept);
    await button(page, courses.removal.confirm).click();
    await expect(savedCourse(page, course.database)).toBeHidden();
  });
});

test('a server that restarts is told, and the screen keeps its place', async ({ launch }) => {
  const { page } = await launch();
  await openSheet(page);
  await pasteText(page, course.psqlLine);
  await button(page, connect.open).click();
  const options = queueList(page).getByRole('option');
  await options.nth(2).click();
  const bar = page.getByRole('contentinfo');
  await expect(bar.getByRole('status')).toHaveText(status.link.ready);
  const title = await page.getByRole('main').getByRole('heading', { level: 1 }).innerText();

  await course.server.stop('immediate');
  await expect(bar.getByRole('status')).toHaveText(status.link.lost);
  await expect(button(page, status.retryNow)).toBeVisible();
  await expect(options.first()).toBeVisible();

  await course.server.start();
  await expect(bar.getByRole('status')).toHaveText(status.link.ready);
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(options.nth(2)).toHaveAttribute('aria-selected', 'true');
});
