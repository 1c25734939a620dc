import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateState } from '#contract/updates';
import { createUpdates, type UpdateDeps, type UpdateSource } from '../../../main/updates/updates.ts';

const log = { info() {}, warn() {}, error() {} };
const nothing = { waiting: 0, unsaved: false, job: false };
const newer = { version: '2.0.0', notes: '<p>Better &amp; faster</p>' };

function scene(change: Partial<UpdateSource> = {}, deps: Partial<UpdateDeps> = {}) {
  const states: UpdateState[] = [];
  const source: UpdateSource = {
    newest: async () => newer,
    download: async (onPercent) => [0, 10.4, 10.9, 55, 100].forEach(onPercent),
    install: vi.fn(),
    ...change,
  };
  const fetchSource = vi.fn(async () => source);
  const updates = createUpdates({
    source: fetchSource,
    allowed: () => true,
    unfinished: () => nothing,
    close: async () => undefined,
    onState: (state) => states.push(state),
    log,
    ...deps,
  });
  return { updates, source, fetchSource, phases: () => states.map(({ phase }) => phase), states };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a new version', () => {
  it('is told with its notes as text, and not fetched before somebody says so', async () => {
    const download = vi.fn();
    const { updates } = scene({ download });
    expect(await updates.handlers.check()).toEqual({
      phase: 'available',
      version: '2.0.0',
      notes: 'Better & faster',
    });
    expect(download).not.toHaveBeenCalled();
  });

  it('is fetched with progress, each step told once', async () => {
    const { updates, states } = scene();
    await updates.handlers.check();
    expect(await updates.handlers.download()).toMatchObject({ phase: 'ready', version: '2.0.0' });
    const steps = states.flatMap((state) => (state.phase === 'downloading' ? [state.percent] : []));
    expect(steps).toEqual([0, 10, 55, 100]);
  });

  it.each([
    ['something waits to be sent', { waiting: 3 }, { reason: 'update-waits-for-outbox', count: 3 }],
    ['words are only in memory', { unsaved: true }, { reason: 'update-waits-for-disk' }],
    ['a backup is under way', { job: true }, { reason: 'update-waits-for-backup' }],
  ])('is fetched, and not installed, while %s', async (_what, unfinished, details) => {
    let now = { ...nothing, ...unfinished };
    const close = vi.fn(async () => undefined);
    const { updates, source } = scene({}, { unfinished: () => now, close });
    await updates.handlers.check();
    expect(await updates.handlers.download()).toMatchObject({ phase: 'ready' });
    await expect(updates.handlers.install()).rejects.toMatchObject({ code: 'busy', details });
    expect(close).not.toHaveBeenCalled();
    expect(source.install).not.toHaveBeenCalled();
    now = nothing;
    await updates.handlers.install();
    expect(source.install).toHaveBeenCalledOnce();
  });

  it.each([
    ['is', async () => undefined],
    ['cannot be', () => Promise.reject(new Error('The server does not stop'))],
  ])('is installed after everything %s closed', async (_how, ending) => {
    const steps: string[] = [];
    const { updates } = scene(
      { install: () => steps.push('installed') },
      {
        close: async () => {
          await Promise.resolve();
          steps.push('closed');
          await ending();
        },
      },
    );
    await updates.handlers.check();
    await updates.handlers.download();
    await updates.handlers.install();
    expect(steps).toEqual(['closed', 'installed']);
  });

  it('cannot be installed before it is there', async () => {
    const { updates, source } = scene();
    await updates.handlers.check();
    await expect(updates.handlers.install()).rejects.toMatchObject({ code: 'not-found' });
    expect(source.install).not.toHaveBeenCalled();
  });

  it('that cannot be asked for or fetched is a sentence with a reference, and can be tried again', async () => {
    let online = false;
    const { updates } = scene({
      newest: async () => {
        if (!online) throw new Error('net::ERR_INTERNET_DISCONNECTED');
        return newer;
      },
      download: async () => {
        throw new Error('sha512 checksum mismatch');
      },
    });
    expect(await updates.handlers.check()).toMatchObject({ phase: 'failed', during: 'checking' });
    online = true;
    expect(await updates.handlers.check()).toMatchObject({ phase: 'available' });
    expect(await updates.handlers.download()).toMatchObject({ phase: 'failed', during: 'downloading' });
    expect(await updates.handlers.check()).toMatchObject({ phase: 'available' });
  });
});

describe('asking by itself', () => {
  it('begins after the first half minute and goes on through the day', async () => {
    const newest = vi.fn(async () => null);
    const { updates, phases } = scene({ newest });
    updates.start();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(newest).toHaveBeenCalledTimes(0);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(newest).toHaveBeenCalledTimes(1);
    expect(phases()).toEqual(['checking', 'current']);
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(newest).toHaveBeenCalledTimes(5);
    updates.dispose();
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(newest).toHaveBeenCalledTimes(5);
  });

  it('does not even load what asks, while switched off; a person still may', async () => {
    const { updates, fetchSource } = scene({}, { allowed: () => false });
    updates.start();
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(fetchSource).not.toHaveBeenCalled();
    expect(await updates.handlers.state()).toEqual({ phase: 'off', why: 'switched-off' });
    expect(await updates.handlers.check()).toMatchObject({ phase: 'available' });
  });

  it('is not for a Tiza that was not installed', async () => {
    const { updates, phases } = scene({}, { source: null });
    updates.start();
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(await updates.handlers.check()).toEqual({ phase: 'off', why: 'not-packaged' });
    await expect(updates.handlers.install()).rejects.toMatchObject({ code: 'not-found' });
    expect(phases()).toEqual([]);
  });

  it('does not ask twice at once, nor again when a version is ready', async () => {
    const newest = vi.fn(async () => newer);
    const { updates } = scene({ newest });
    await Promise.all([updates.handlers.check(), updates.handlers.check()]);
    await updates.handlers.download();
    await updates.handlers.check();
    expect(newest).toHaveBeenCalledOnce();
    expect(await updates.handlers.state()).toMatchObject({ phase: 'ready' });
  });

  it('keeps an offer on the table until it knows better', async () => {
    const offline = new Error('net::ERR_INTERNET_DISCONNECTED');
    const newest = vi
      .fn<UpdateSource['newest']>()
      .mockResolvedValueOnce(newer)
      .mockRejectedValueOnce(offline)
      .mockResolvedValueOnce({ ...newer, version: '3.0.0' })
      .mockResolvedValueOnce(null);
    const { updates, phases, states } = scene({ newest });
    updates.start();
    await vi.advanceTimersByTimeAsync(7 * 3_600_000);
    expect(newest).toHaveBeenCalledTimes(2);
    expect(phases()).toEqual(['checking', 'available']);
    await vi.advanceTimersByTimeAsync(6 * 3_600_000);
    expect(states.at(-1)).toMatchObject({ phase: 'available', version: '3.0.0' });
    await vi.advanceTimersByTimeAsync(6 * 3_600_000);
    expect(phases()).toEqual(['checking', 'available', 'available', 'current']);
    updates.dispose();
  });

  it('leaves alone what somebody took while it asked again', async () => {
    const answers = [Promise.resolve(newer), new Promise<null>((resolve) => setTimeout(resolve, 1000, null))];
    const { updates } = scene({ newest: () => answers.shift() ?? Promise.resolve(null) });
    await updates.handlers.check();
    const again = updates.handlers.check();
    await updates.handlers.download();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await again).toMatchObject({ phase: 'ready', version: '2.0.0' });
  });
});
