import { describe, expect, it } from 'vitest';
import { contract, type Handlers } from '#contract/contract';
import { AppError, errorShape } from '#contract/errors';
import { channelOf, methodNames } from '#contract/names';
import type { Result } from '#contract/result';
import { answerCalls } from '../../../main/electron/ipc.ts';
import type { IpcEvent } from '../../../main/electron/surface.ts';
import { createLog, type LogEntry } from '../../../main/logging/log.ts';

type Listener = (event: IpcEvent, ...parameters: unknown[]) => Promise<unknown>;

const event = {} as IpcEvent;

function setUp(answers: Partial<Handlers['grading']>, trusted = true) {
  const listeners = new Map<string, Listener>();
  const entries: LogEntry[] = [];
  const never = () => Promise.reject(new Error('not asked for'));
  const silent = Object.fromEntries(
    Object.entries(contract).map(([space, methods]) => [
      space,
      Object.fromEntries(Object.keys(methods).map((name) => [name, never])),
    ]),
  ) as unknown as Handlers;
  const handlers: Handlers = { ...silent, grading: { ...silent.grading, ...answers } };
  answerCalls(handlers, {
    handle: (channel, listener) => listeners.set(channel, listener),
    isTrusted: () => trusted,
    log: createLog((entry) => entries.push(entry)),
  });
  const call = async (channel: string, ...parameters: unknown[]) => {
    const listener = listeners.get(channel);
    if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
    return (await listener(event, ...parameters)) as Result<unknown>;
  };
  return { call, entries, channels: [...listeners.keys()] };
}

describe('answering the window', () => {
  it('registers exactly the names that the preload knows', () => {
    const known = Object.entries(methodNames).flatMap(([space, names]) =>
      Object.keys(names).map((name) => channelOf(space, name)),
    );
    const promised = Object.entries(contract).flatMap(([space, methods]) =>
      Object.keys(methods).map((name) => channelOf(space, name)),
    );
    expect(setUp({}).channels.sort()).toEqual(known.sort());
    expect(known).toEqual(promised.sort());
  });

  it('refuses a foreign sender before anything runs', async () => {
    let ran = false;
    const activities = async () => {
      ran = true;
      return [];
    };
    const { call } = setUp({ activities }, false);
    const result = await call('tiza:grading.activities');
    expect(result).toMatchObject({ ok: false, error: { code: 'forbidden', retryable: false } });
    expect(ran).toBe(false);
  });

  it.each([
    ['nothing', []],
    ['a wrong type', [{ activity: 5, id: '1' }]],
    ['a path for an activity', [{ activity: '../../etc', id: '1' }]],
    ['letters for an id', [{ activity: 'foro1', id: '1; drop' }]],
    ['two arguments', [{ activity: 'foro1', id: '1' }, 'more']],
    ['a polluted prototype', [JSON.parse('{"__proto__": {"activity": "foro1", "id": "1"}}')]],
  ])('refuses %s as input', async (_what, parameters) => {
    let ran = false;
    const { call } = setUp({
      open: () => {
        ran = true;
        return Promise.reject(new Error('ran'));
      },
    });
    expect(await call('tiza:grading.open', ...parameters)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
    expect(ran).toBe(false);
  });

  it('hands over what Zod made of the input, with its defaults', async () => {
    const seen: unknown[] = [];
    const { call } = setUp({
      queue: async (query) => {
        seen.push(query);
        return { items: [], next: null, total: 0 };
      },
    });
    await call('tiza:grading.queue', { activity: 'foro1', smuggled: true });
    expect(seen).toEqual([{ activity: 'foro1', order: 'newest', limit: 50 }]);
  });

  it('keeps the cause of an unexpected error in the log, under the reference the window got', async () => {
    const { call, entries } = setUp({
      activities: () => Promise.reject(new Error('secret table respuestas is on fire')),
    });
    const result = await call('tiza:grading.activities');
    if (result.ok) throw new Error('should have failed');
    expect(errorShape.parse(result.error).code).toBe('internal');
    expect(JSON.stringify(result)).not.toContain('on fire');
    const entry = entries.find(({ facts }) => facts?.reference === result.error.reference);
    expect(entry?.level).toBe('error');
    expect(entry?.facts?.error).toMatchObject({ message: 'secret table respuestas is on fire' });
  });

  it('passes an expected error on with its code, details and retryable, but not its cause', async () => {
    const { call } = setUp({
      activities: () =>
        Promise.reject(
          new AppError('unreachable', 'The server is away', {
            retryable: true,
            details: { reason: 'refused' },
            cause: new Error('10.1.2.3 said no'),
          }),
        ),
    });
    const result = await call('tiza:grading.activities');
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'unreachable', retryable: true, details: { reason: 'refused' } },
    });
    expect(JSON.stringify(result)).not.toContain('10.1.2.3');
  });

  it('lets nothing out that the output schema does not name', async () => {
    const leaky = { items: [], next: null, total: 0, password: 'hunter2' };
    const { call } = setUp({ queue: async () => leaky });
    expect(await call('tiza:grading.queue', {})).toEqual({
      ok: true,
      value: { items: [], next: null, total: 0 },
    });
  });

  it('has no answer for a channel outside the contract', async () => {
    await expect(setUp({}).call('tiza:grading.dropEverything')).rejects.toThrow(/No handler registered/);
  });
});
