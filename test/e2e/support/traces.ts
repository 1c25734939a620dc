import type { ElectronApplication, TestInfo } from '@playwright/test';

/** A trace holds every step with the page as it was; Playwright keeps none of Electron by itself. */
export async function startTrace(app: ElectronApplication): Promise<void> {
  await app.context().tracing.start({ snapshots: true });
}

/** Kept only when the test failed: `npx playwright show-trace FILE`. */
export async function keepTrace(app: ElectronApplication, testInfo: TestInfo, index: number): Promise<void> {
  const failed = testInfo.status !== testInfo.expectedStatus;
  const path = failed ? testInfo.outputPath(`trace-${index}.zip`) : undefined;
  // The app may have ended in the course of the test, and its trace with it.
  const stopped = await app
    .context()
    .tracing.stop({ path })
    .then(() => true)
    .catch(() => false);
  if (path && stopped) await testInfo.attach('trace', { path, contentType: 'application/zip' });
}
