import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { answerMistakes, type MistakesDeps } from '../../../main/electron/mistakes.ts';
import { textsIn } from '../../../main/texts/texts.ts';

const { mistake } = textsIn('en');
const settled = () => new Promise((resolve) => setImmediate(resolve));

function scene(response: number, change: Partial<MistakesDeps> = {}) {
  const process = new EventEmitter();
  const written: { message: string; reference: unknown }[] = [];
  const write = (message: string, facts?: Record<string, unknown>) =>
    void written.push({ message, reference: facts?.reference });
  const showMessageBox = vi.fn<MistakesDeps['dialog']['showMessageBox']>(async () => ({ response }));
  const steps: string[] = [];
  let clock = 0;
  answerMistakes({
    process: process as unknown as MistakesDeps['process'],
    dialog: { showMessageBox },
    ready: async () => undefined,
    texts: () => mistake,
    log: () => ({ info: write, warn: write, error: write }),
    unsaved: () => false,
    close: async () => void steps.push('closed'),
    reopen: () => void steps.push('opened'),
    now: () => clock,
    ...change,
  });
  return {
    written,
    showMessageBox,
    steps,
    async happens(event: 'uncaughtException' | 'unhandledRejection', after = 0) {
      clock += after;
      process.emit(event, new Error('ay'));
      await settled();
    },
  };
}

describe('an error that nobody caught', () => {
  it('is written down and said under one reference, and opens Tiza again after closing', async () => {
    const { happens, written, showMessageBox, steps } = scene(0);
    await happens('uncaughtException');
    const reference = String(written[0]?.reference);
    expect(reference).toMatch(/^\w{8}$/);
    const asked = showMessageBox.mock.calls[0]?.[0];
    expect(asked).toMatchObject({ message: mistake.message, defaultId: 0, cancelId: 1 });
    expect(asked?.detail).toBe(mistake.detail.replace('{reference}', reference));
    expect(steps).toEqual(['closed', 'opened']);
  });

  it('opens Tiza again even when not everything can be closed', async () => {
    const { happens, steps } = scene(0, { close: () => Promise.reject(new Error('stuck')) });
    await happens('uncaughtException');
    expect(steps).toEqual(['opened']);
  });

  it('says what opening again would lose, and offers to go on first', async () => {
    const { happens, showMessageBox } = scene(1, { unsaved: () => true });
    await happens('uncaughtException');
    expect(showMessageBox.mock.calls[0]?.[0]).toMatchObject({ defaultId: 1 });
    expect(showMessageBox.mock.calls[0]?.[0].detail).toContain('only in memory');
  });

  it('that repeats is all in the log, and asks who went on only after a minute', async () => {
    const { happens, written, showMessageBox, steps } = scene(1);
    await happens('uncaughtException');
    await happens('uncaughtException', 59_000);
    expect(showMessageBox).toHaveBeenCalledOnce();
    await happens('uncaughtException', 1_000);
    expect(showMessageBox).toHaveBeenCalledTimes(2);
    expect(written).toHaveLength(3);
    expect(steps).toEqual([]);
  });
});

it('a promise that nobody waited for is only written down', async () => {
  const { happens, written, showMessageBox } = scene(0);
  await happens('unhandledRejection');
  expect(written).toEqual([{ message: expect.any(String), reference: expect.stringMatching(/^\w{8}$/) }]);
  expect(showMessageBox).not.toHaveBeenCalled();
});
