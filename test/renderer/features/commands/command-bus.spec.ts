import { describe, expect, it, vi } from 'vitest';
import { createCommandBus } from '../../../../renderer/features/commands/command-bus.ts';

describe('the command bus', () => {
  it('says when nothing on screen answers', () => {
    expect(createCommandBus().run('next')).toBe(false);
  });

  it('asks whoever came last, and the one before once it has left', () => {
    const bus = createCommandBus();
    const below = vi.fn();
    const above = vi.fn();
    bus.answer({ next: below, previous: below });
    const leave = bus.answer({ next: above });
    expect(bus.run('next')).toBe(true);
    bus.run('previous');
    leave();
    bus.run('next');
    expect(above).toHaveBeenCalledTimes(1);
    expect(below).toHaveBeenCalledTimes(2);
  });
});
