import type { TestInfo } from '@playwright/test';
import type { LaneOptions } from './launch.ts';

const tag = '@electron-only';

/**
 * Marks what only Electron's own binary can prove, such as its sandbox or its fuses:
 * `test('…', electronOnly('fuses are part of the binary'), async () => …)`.
 */
export function electronOnly(reason: string) {
  return { tag, annotation: { type: 'electron-only', description: reason } };
}

export async function enforceTags(
  { lane }: LaneOptions,
  use: (nothing: undefined) => Promise<void>,
  testInfo: TestInfo,
): Promise<void> {
  if (testInfo.tags.includes(tag)) {
    const reason = testInfo.annotations.find(({ type }) => type === 'electron-only')?.description;
    if (!reason) throw new Error(`“${testInfo.title}” does not say why only Electron can prove it`);
    testInfo.skip(lane !== 'electron', reason);
  }
  await use(undefined);
}
