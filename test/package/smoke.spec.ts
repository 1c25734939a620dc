import { openSample, queueList } from '../e2e/support/desk.ts';
import { expect, test } from '../e2e/support/launch.ts';

const app = process.env.TIZA_UNPACKED;

test('the packed app opens the sample course', async ({ launch }) => {
  expect(app, 'run it with npm run package:check').toBeDefined();
  const { page } = await launch({ ...(app === undefined ? {} : { app }) });
  await openSample(page);
  await expect(queueList(page).getByRole('option').first()).toBeVisible();
});
