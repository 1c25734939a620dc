import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/build.ts';
import { findElectron, hasDisplay } from '../../scripts/electron-binary.ts';
import { queueList } from '../e2e/support/desk.ts';
import { type Launched, type LaunchOptions, root, start } from '../e2e/support/launch.ts';
import { createUserData, removeUserData } from '../e2e/support/user-data.ts';
import type { Report } from './measurement.ts';
import { sideBySide } from './rounds.ts';

const rounds = 5;
const emptyApp = join(root, 'test/support/empty-app');

/** From the start of the program to something a person can use. */
export default async function measureApp(report: Report): Promise<void> {
  await build();
  const lane = findElectron() && hasDisplay() ? 'electron' : 'stand-in';
  const userData = createUserData();
  const emptyData = createUserData();
  const opening = async (options: LaunchOptions, usable: (launched: Launched) => Promise<unknown>) => {
    const since = performance.now();
    const launched = await start(lane, options);
    await usable(launched);
    const time = performance.now() - since;
    await launched.app.close();
    return time;
  };
  const openTiza = () =>
    opening({ userData, args: ['--sample'] }, ({ page }) =>
      queueList(page).getByRole('option').first().waitFor({ timeout: 60_000 }),
    );
  const openEmpty = () =>
    opening({ app: emptyApp, userData: emptyData }, ({ page }) => page.getByRole('heading').waitFor());
  try {
    // Builds the course, which happens once in a lifetime.
    await openTiza();
    const { tiza, empty } = await sideBySide(rounds, { tiza: openTiza, empty: openEmpty });
    const note = `medians of ${rounds} starts each, in turns, ${lane}, load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`;
    report({ id: 'start-to-queue', value: tiza, unit: 'ms', note });
    report({ id: 'start-empty-window', value: empty, unit: 'ms', note });
    report({
      id: 'start-to-queue-against-empty',
      value: tiza / empty,
      unit: 'x',
      limit: 2.5,
      against: 'an app with one empty window on the same host',
      note,
    });
  } finally {
    removeUserData(userData);
    removeUserData(emptyData);
  }
}
