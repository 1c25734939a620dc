import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/app-error';
import type { Bridge } from '#contract/contract';
import { methodNames } from '#contract/names';
import { createClient } from '../../../renderer/api/client.ts';
import { createFakeBridge } from '../support/fake-bridge.ts';

describe('the client', () => {
  it('opens a result to its value and hands the input over as it is', async () => {
    const bridge = createFakeBridge();
    const client = createClient(() => bridge);
    const page = await client.grading.queue({ activity: 'foro3', limit: 7 });
    expect(page.items).toHaveLength(7);
    expect(bridge.calls).toEqual([{ method: 'grading.queue', input: { activity: 'foro3', limit: 7 } }]);
  });

  it('throws the error of a failed result with all it carries', async () => {
    const bridge = createFakeBridge();
    bridge.fail('grading.activities', {
      code: 'unreachable',
      message: 'ECONNRESET',
      retryable: true,
      details: { reason: 'connection-reset' },
      reference: 'abc23456',
    });
    const error = await createClient(() => bridge)
      .grading.activities()
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'unreachable',
      message: 'ECONNRESET',
      retryable: true,
      details: { reason: 'connection-reset' },
      reference: 'abc23456',
    });
  });

  it('offers every method of the contract and nothing else', () => {
    const client = createClient(() => createFakeBridge());
    const offered = Object.entries(client).map(([space, methods]) => [space, Object.keys(methods).sort()]);
    const named = Object.entries(methodNames).map(([space, methods]) => [space, Object.keys(methods).sort()]);
    expect(offered).toEqual(named);
  });

  it('says so when an older preload lacks a method', async () => {
    const bridge = { app: {} } as unknown as Bridge;
    await expect(createClient(() => bridge).app.info()).rejects.toMatchObject({ code: 'internal' });
  });
});
