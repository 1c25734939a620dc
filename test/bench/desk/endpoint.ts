import type { Page } from '@playwright/test';
import { activityItem, queueList } from '../../e2e/support/desk.ts';
import type { TestProxy } from '../../support/proxy.ts';
import type { TestServer } from '../../support/server.ts';
import type { Report } from '../measurement.ts';
import { sideBySide } from '../rounds.ts';
import { largeCourse } from './large-course.ts';
import { circumstances, openList } from './open-desk.ts';
import { nextPaint, watchPaints } from './painted.ts';
import { openPlatformPage } from './platform-page.ts';

const rounds = 3;
/** The first list of the forum with the photographs: on the desk, and the platform's way. */
export async function measureFirstList(
  page: Page,
  report: Report,
  course: TestServer,
  proxy: TestProxy,
): Promise<void> {
  const platformPage = await openPlatformPage(course);
  let deskBytes = 0;
  const onDesk = async () => {
    await openList(page, 'Foro 1');
    // The desk is written down once the keys have come to rest; the new page knows no list.
    await page.waitForTimeout(1000);
    await page.reload();
    await queueList(page).getByRole('option').first().waitFor();
    await watchPaints(page);
    await page.waitForTimeout(500);
    const before = proxy.sent();
    const { ms } = await nextPaint(page, () => activityItem(page, largeCourse.title).click(), 'list');
    deskBytes = Math.max(deskBytes, proxy.sent() - before);
    return ms;
  };
  try {
    const { desk, platform } = await sideBySide(rounds, {
      desk: onDesk,
      platform: platformPage.show,
    });
    const against = "the platform's own endpoint";
    const endpoint = platformPage.last();
    const times = `${desk.toFixed(0)} ms against ${platform.toFixed(0)} ms, ${circumstances()}`;
    const sizes = `${(deskBytes / 1e3).toFixed(0)} kB against ${(endpoint.bytes / 1e6).toFixed(0)} MB with ${endpoint.images} images of at least ${largeCourse.photographBytes / 1e3} kB`;
    report({
      ...{ id: 'first-list-sooner', value: platform / desk, unit: '×', limit: 100, atLeast: true },
      ...{ against, note: times },
    });
    report({
      ...{ id: 'first-list-fewer-bytes', value: endpoint.bytes / deskBytes, unit: '×', limit: 200 },
      ...{ atLeast: true, against, note: sizes },
    });
  } finally {
    await platformPage.close();
  }
}
