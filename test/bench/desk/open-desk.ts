import { cpus, loadavg } from 'node:os';
import type { Page } from '@playwright/test';
import { findElectron, hasDisplay } from '../../../scripts/electron-binary.ts';
import { openCourse } from '../../e2e/support/database.ts';
import { activityItem, calm, chip, queueList } from '../../e2e/support/desk.ts';
import { type Launched, start } from '../../e2e/support/launch.ts';
import type { TestServer } from '../../support/server.ts';
import { watchPaints } from './painted.ts';

export const lane = findElectron() && hasDisplay() ? 'electron' : 'stand-in';

/** What every figure of a window depends on. */
export function circumstances(): string {
  return `${lane}, load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`;
}

export async function launchDesk(args: string[] = []): Promise<Launched> {
  const launched = await start(lane, { args });
  await launched.page.setViewportSize({ width: 1440, height: 900 });
  return launched;
}

/** Opens a course at this address, ready to be graded, and waits until its list is there. */
export async function openAt(
  page: Page,
  { user, password }: TestServer,
  { host, port }: { host: string; port: number },
): Promise<void> {
  const id = await page.evaluate(
    async ({ fields, secret }) => {
      const saved = await window.tiza.connect.save({ fields, password: secret });
      if (!saved.ok) throw new Error(saved.error.message);
      return saved.value.id;
    },
    {
      secret: password,
      fields: {
        ...{ host, port, user, database: 'postgres', name: 'Cálculo', tls: { mode: 'disable' as const } },
        labels: { foro5: { names: ['Foro 5', 'foro5'] } },
      },
    },
  );
  await openCourse(page, id);
  await queueList(page).getByRole('option').first().waitFor({ timeout: 60_000 });
  await calm(page);
  await watchPaints(page);
}

export async function openList(page: Page, title: string): Promise<void> {
  await activityItem(page, title).click();
  await chip(page, 'all').click();
  await calm(page);
}
