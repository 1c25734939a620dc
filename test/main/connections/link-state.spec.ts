import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors';
import {
  type Effect,
  type LinkEvent,
  type LinkState,
  next,
  retryDelay,
} from '../../../main/connections/link-state.ts';
import { toAppError } from '../../../main/database/errors.ts';

const refused = toAppError({ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' });
const reset = toAppError({ code: 'ECONNRESET', message: 'read ECONNRESET' });
const wrongPassword = toAppError({
  code: '28P01',
  severity: 'FATAL',
  message: 'password authentication failed',
});
const full = toAppError({ code: '53300', severity: 'FATAL', message: 'sorry, too many clients already' });
const changedPin = new AppError('tls-refused', 'changed', { details: { reason: 'certificate-changed' } });
const missing = toAppError({ code: '42P01', severity: 'ERROR', message: 'relation "x" does not exist' });

const ready = (lastContact = 0): LinkState => ({ link: 'ready', lastContact });
const lost = (problem = refused, tries = 0): LinkState => ({
  link: 'lost',
  problem,
  since: 0,
  tries,
  retryAt: 500,
});

const what = (effects: Effect[]) => effects.map((effect) => effect.do);
const step = (state: LinkState, event: LinkEvent, now = 1000) => next(state, event, now, 0.5);

describe('opening', () => {
  it('asks once, and is ready or nothing', () => {
    const opening = step({ link: 'none' }, { type: 'open' });
    expect(opening.state.link).toBe('connecting');
    expect(what(opening.effects)).toEqual(['check']);
    expect(step(opening.state, { type: 'checked' }).state).toEqual({ link: 'ready', lastContact: 1000 });
    expect(step(opening.state, { type: 'failed', error: refused }).state.link).toBe('none');
  });
});

describe('while ready', () => {
  it.each<[string, LinkEvent]>([
    ['time', { type: 'retry-due' }],
    ['sleep', { type: 'suspend' }],
    ['a statement’s own error', { type: 'trouble', error: missing, idle: false }],
    ['no room for one more connection', { type: 'trouble', error: full, idle: false }],
  ])('%s changes nothing and asks nothing', (_what, event) => {
    const { state, effects } = step(ready(), event);
    expect(state).toEqual(ready());
    expect(effects).toEqual([]);
  });

  it('a connection dropped at rest is asked about only while somebody is working', () => {
    const dropped: LinkEvent = { type: 'trouble', error: reset, idle: true };
    expect(what(step(ready(), dropped, 59_000).effects)).toEqual(['check']);
    expect(step(ready(), dropped, 61_000)).toEqual({ state: ready(), effects: [] });
  });

  it('one connection that broke is asked about before anything is said', () => {
    const { state, effects } = step(ready(), { type: 'trouble', error: reset, idle: false });
    expect(state.link).toBe('ready');
    expect(what(effects)).toEqual(['check']);
    expect(step(state, { type: 'failed', error: refused }).state.link).toBe('lost');
  });

  it.each([
    ['a closed port', refused],
    ['a password that no longer holds', wrongPassword],
    ['another certificate', changedPin],
  ])('%s is a loss', (_what, error) => {
    expect(step(ready(), { type: 'trouble', error, idle: false }).state).toMatchObject({
      link: 'lost',
      problem: error,
    });
  });

  it('waking up forgets every connection and looks', () => {
    expect(what(step(ready(), { type: 'resume' }).effects)).toEqual(['recycle', 'check']);
  });

  it('another network is looked at only while somebody is working', () => {
    expect(what(step(ready(), { type: 'network-changed' }, 30_000).effects)).toEqual(['recycle', 'check']);
    expect(what(step(ready(), { type: 'network-changed' }, 90_000).effects)).toEqual(['recycle']);
  });

  it('coming back to the window looks only after a while', () => {
    expect(step(ready(), { type: 'focus' }, 30_000).effects).toEqual([]);
    expect(what(step(ready(), { type: 'focus' }, 90_000).effects)).toEqual(['check']);
  });
});

describe('while lost', () => {
  it('tries again by itself, later each time', () => {
    let state: LinkState = ready();
    const waits: number[] = [];
    let now = 1000;
    for (let round = 0; round < 6; round++) {
      const event: LinkEvent =
        round === 0 ? { type: 'trouble', error: refused, idle: false } : { type: 'failed', error: refused };
      const result = step(state, event, now);
      const [wait] = result.effects;
      if (wait?.do !== 'wait' || wait.ms === null) throw new Error('No alarm was set.');
      waits.push(wait.ms);
      now += wait.ms;
      state = step(result.state, { type: 'retry-due' }, now).state;
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThanOrEqual(700);
  });

  it.each([
    ['wrong password', wrongPassword],
    ['changed certificate', changedPin],
  ])('a %s waits for the person, whatever happens', (_what, error) => {
    const { state, effects } = step(ready(), { type: 'trouble', error, idle: false });
    expect(state).toMatchObject({ retryAt: null });
    expect(effects).toEqual([{ do: 'wait', ms: null }]);
    for (const type of ['focus', 'resume', 'network-changed'] as const) {
      expect(what(step(state, { type }).effects)).not.toContain('check');
    }
    expect(what(step(state, { type: 'retry-now' }).effects)).toEqual(['wait', 'forgive', 'check']);
  });

  it('an answer to anybody is the end of it', () => {
    expect(step(lost(), { type: 'contact' }).state).toEqual({ link: 'ready', lastContact: 1000 });
    expect(step(lost(), { type: 'checked' }).state).toEqual({ link: 'ready', lastContact: 1000 });
  });

  it('waking up and another network begin anew, at once', () => {
    for (const type of ['resume', 'network-changed'] as const) {
      const { state, effects } = step(lost(refused, 9), { type });
      expect(state).toMatchObject({ tries: 0, since: 1000, retryAt: null });
      expect(what(effects)).toEqual(['wait', 'recycle', 'check']);
    }
  });

  it('nothing is tried in its sleep', () => {
    expect(step(lost(), { type: 'suspend' }).effects).toEqual([{ do: 'wait', ms: null }]);
  });

  it('closing ends it all', () => {
    expect(step(lost(), { type: 'close' })).toEqual({
      state: { link: 'none' },
      effects: [{ do: 'wait', ms: null }],
    });
  });
});

describe('the pause before a try', () => {
  const minutes = 60_000;

  it('finds a restarted server within a second at first, and bothers nobody later', () => {
    for (const random of [0, 0.5, 1]) {
      expect(retryDelay(50, minutes, undefined, random)).toBeLessThan(900);
      expect(retryDelay(50, 10 * minutes, undefined, random)).toBeLessThanOrEqual(6250);
      expect(retryDelay(50, 60 * minutes, undefined, random)).toBeGreaterThanOrEqual(22_500);
    }
  });

  it('differs from laptop to laptop', () => {
    expect(retryDelay(5, 0, undefined, 0)).toBeLessThan(retryDelay(5, 0, undefined, 1));
  });

  it('does not crowd a server that has no room', () => {
    expect(retryDelay(0, 0, 'too-many-connections', 0)).toBeGreaterThanOrEqual(1500);
  });
});
