import { afterEach, expect, it, vi } from 'vitest';
import { useUndoStore } from '../../../../renderer/features/undo/undo-store.ts';

const { say, takeStep, dismiss, clear } = useUndoStore.getState();
afterEach(clear);

it('takes back the last thing first, also once it is no longer told', () => {
  const undo = { one: vi.fn(), other: vi.fn() };
  const one = say('one', { undo: undo.one });
  const other = say('other', { undo: undo.other });
  dismiss(one);
  dismiss(other);
  say('nothing to take back');
  void takeStep()?.undo();
  expect(undo.other).toHaveBeenCalledOnce();
  void takeStep()?.undo();
  expect(undo.one).toHaveBeenCalledOnce();
  expect(takeStep()).toBeUndefined();
});

it('takes a step back once, however it is asked for', () => {
  const undo = vi.fn();
  const id = say('done', { undo });
  expect(takeStep(id)).toBeDefined();
  expect(takeStep(id)).toBeUndefined();
  expect(useUndoStore.getState().said).toEqual([]);
});

it('tells only the latest, and forgets no step over it', () => {
  for (let count = 0; count < 10; count += 1) say(`step ${count}`, { undo: () => undefined });
  expect(useUndoStore.getState().said.map(({ text }) => text)).toEqual(['step 7', 'step 8', 'step 9']);
  expect(useUndoStore.getState().steps).toHaveLength(10);
});
