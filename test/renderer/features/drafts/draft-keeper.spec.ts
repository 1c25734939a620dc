import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesceMs, createDraftKeeper } from '../../../../renderer/features/drafts/draft-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A disk that finishes a write when told to. */
function slowDisk() {
  const writes: { text: string; done: () => void; fail: (error: Error) => void }[] = [];
  const write = (_place: string, text: string) =>
    new Promise<void>((done, fail) => writes.push({ text, done, fail }));
  return { writes, texts: () => writes.map(({ text }) => text), write };
}

describe('what is typed, on its way to the disk', () => {
  it('writes keystrokes of a moment as one, and within a tenth of a second', async () => {
    const disk = slowDisk();
    const keeper = createDraftKeeper(disk);
    for (const text of ['H', 'Ho', 'Hol', 'Hola']) keeper.type('foro3/1', text);
    await vi.advanceTimersByTimeAsync(coalesceMs);
    expect(coalesceMs).toBeLessThanOrEqual(100);
    expect(disk.texts()).toEqual(['Hola']);
  });

  it('goes on with the latest text as soon as a slow write is done', async () => {
    const disk = slowDisk();
    const keeper = createDraftKeeper({ ...disk, now: () => 7 });
    keeper.type('a', 'one');
    await vi.advanceTimersByTimeAsync(coalesceMs);
    keeper.type('a', 'one two');
    keeper.type('a', 'one two three');
    disk.writes[0]?.done();
    await vi.advanceTimersByTimeAsync(0);
    expect(disk.texts()).toEqual(['one', 'one two three']);
    expect(keeper.keepingAt('a')).toEqual({ state: 'keeping' });
    disk.writes[1]?.done();
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.keepingAt('a')).toEqual({ state: 'kept', at: 7 });
  });

  it('keeps the text and tries again when the disk takes nothing', async () => {
    const disk = slowDisk();
    const keeper = createDraftKeeper(disk);
    const full = new Error('no room');
    keeper.type('a', 'words');
    await vi.advanceTimersByTimeAsync(coalesceMs);
    disk.writes[0]?.fail(full);
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.keepingAt('a')).toEqual({ state: 'unkept', error: full });
    expect(keeper.textAt('a')).toBe('words');
    await vi.advanceTimersByTimeAsync(3000);
    expect(disk.texts()).toEqual(['words', 'words']);
    disk.writes[1]?.done();
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.keepingAt('a')?.state).toBe('kept');
  });

  it('writes at once what waits when the box is left', async () => {
    const disk = slowDisk();
    const keeper = createDraftKeeper(disk);
    keeper.type('a', 'x');
    keeper.type('b', 'y');
    const flushed = keeper.flush();
    expect(disk.texts()).toEqual(['x', 'y']);
    for (const { done } of disk.writes) done();
    await flushed;
  });

  it('writes nothing more of a place it was told to forget', async () => {
    const disk = slowDisk();
    const keeper = createDraftKeeper(disk);
    keeper.type('a', 'x');
    keeper.forget('a');
    await vi.advanceTimersByTimeAsync(1000);
    expect(disk.texts()).toEqual([]);
    expect(keeper.textAt('a')).toBeUndefined();
  });

  it('tells of rest and of trouble, not of keystrokes', async () => {
    const disk = slowDisk();
    const keeper = createDraftKeeper(disk);
    const told = vi.fn();
    keeper.subscribe(told);
    for (let count = 1; count <= 50; count += 1) keeper.type('a', 'x'.repeat(count));
    expect(told).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(coalesceMs);
    disk.writes[0]?.done();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveBeenCalledTimes(2);
  });
});
