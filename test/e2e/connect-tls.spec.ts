import type { Page } from '@playwright/test';
import connect from '../../renderer/i18n/es/connect.json' with { type: 'json' };
import reasons from '../../renderer/i18n/es/connection-problems.json' with { type: 'json' };
import courses from '../../renderer/i18n/es/courses.json' with { type: 'json' };
import status from '../../renderer/i18n/es/status.json' with { type: 'json' };
import { certificateSet } from '../support/certificates.ts';
import { button, field, filled, openSheet, pasteText, savedCourse, steps } from './support/connect.ts';
import { command, queueList } from './support/desk.ts';
import { createHosted, type HostedTestCourse } from './support/hosted.ts';
import { expect, test } from './support/launch.ts';

const certificates = certificateSet();
let course: HostedTestCourse;
test.beforeAll(async () => {
  course = await createHosted(certificates.selfSigned);
});
test.afterAll(() => course?.remove());

/** On this very computer the app is lenient by itself; strictness has to be asked for. */
async function pasteStrictly(page: Page): Promise<void> {
  await openSheet(page);
  await pasteText(page, course.psqlLine.replace(course.server.host, 'localhost'));
  await expect(field(page, 'host')).toHaveValue('localhost');
  await field(page, 'encryption').selectOption('verify-full');
}

const certificatePanel = (page: Page) => page.getByRole('region', { name: connect.certificate.title });

test('a certificate nobody vouches for is shown, pinned, and refused once it is another', async ({
  launch,
}) => {
  await course.show(certificates.selfSigned);
  const { page, app } = await launch();
  await pasteStrictly(page);

  await test.step('it is shown before any password goes out', async () => {
    await button(page, connect.test).click();
    await expect(certificatePanel(page)).toContainText(certificates.selfSigned.sha256);
    await expect(certificatePanel(page)).toContainText(
      filled(connect.certificate.itself, { issuer: 'CN=localhost' }),
    );
    await expect(steps(page).nth(3)).toHaveText(filled(connect.steps.waiting.login, { user: course.user }));
  });

  await test.step('pinned, it opens', async () => {
    await button(page, connect.certificate.choice.pin.action).click();
    await expect(certificatePanel(page)).toBeHidden();
    await button(page, connect.open).click();
    await expect(queueList(page)).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText(/TLS 1\.\d/);
  });

  await test.step('another in its place is refused, and both are shown', async () => {
    await command(app, 'close-course');
    await course.show(certificates.renewed);
    await savedCourse(page, course.database).click();
    await expect(page.getByRole('alert')).toContainText(
      filled(reasons['certificate-changed'].title, { host: 'localhost' }),
    );
    await button(page, filled(courses.edit, { name: course.database })).click();
    await button(page, connect.test).click();
    const changed = page.getByRole('region', { name: connect.certificate.changedTitle });
    await expect(changed).toContainText(certificates.selfSigned.sha256);
    await expect(changed).toContainText(certificates.renewed.sha256);
    await expect(changed.getByRole('button')).toHaveCount(1);
  });
});

test('the authority a host gives makes its certificate verified', async ({ launch }) => {
  await course.show(certificates.good);
  const { page } = await launch();
  await pasteStrictly(page);
  await button(page, connect.test).click();
  await button(page, connect.certificate.choice['paste-ca'].action).click();
  await page
    .getByRole('textbox', { name: connect.certificate.paste.label })
    .last()
    .fill(certificates.authority.cert);
  await button(page, connect.certificate.paste.test).click();
  await expect(certificatePanel(page)).toBeHidden();
  await button(page, connect.open).click();
  const verified = filled(status.tls.verified, { version: 'TLS 1.3' });
  await expect(page.getByRole('contentinfo')).toContainText(verified);
});
