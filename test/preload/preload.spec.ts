import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { describe, expect, it, vi } from 'vitest';
import { contract, events } from '#contract/contract';

interface Exposed {
  [space: string]: Record<string, (input?: unknown) => Promise<unknown>>;
}

/** Runs the built preload the way a sandboxed page does: one script, one module called electron. */
async function load() {
  const result = await build({
    configFile: 'vite.preload.config.ts',
    build: { write: false },
    logLevel: 'silent',
  });
  const output = Array.isArray(result) ? result[0] : result;
  const code = output && 'output' in output ? output.output[0].code : '';
  const invoke = vi.fn(async () => 'answer');
  const listeners = new Map<string, (event: unknown, payload: unknown) => void>();
  const exposed: Record<string, unknown> = {};
  const electron = {
    ipcRenderer: {
      invoke,
      on: (channel: string, listener: () => void) => listeners.set(channel, listener),
      removeListener: (channel: string) => listeners.delete(channel),
    },
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => Object.assign(exposed, { [name]: api }),
    },
  };
  const wanted: string[] = [];
  new Function('require', 'exports', 'module', code)(
    (name: string) => {
      wanted.push(name);
      return electron;
    },
    {},
    {},
  );
  return { code, exposed, invoke, listeners, wanted };
}

describe('the preload', () => {
  it('is small, carries no schema and needs electron alone', async () => {
    const { code, wanted, exposed } = await load();
    expect(code.length).toBeLessThan(4_000);
    expect(code).not.toContain('zod');
    expect(new Set(wanted)).toEqual(new Set(['electron']));
    expect(Object.keys(exposed)).toEqual(['tiza']);
  });

  it('exposes the contract’s names, each on its own channel, and nothing of ipcRenderer', async () => {
    const { exposed, invoke } = await load();
    const tiza = exposed.tiza as Exposed;
    expect(Object.keys(tiza).sort()).toEqual([...Object.keys(contract), 'on'].sort());
    for (const [space, methods] of Object.entries(contract)) {
      expect(Object.keys(tiza[space] ?? {}).sort()).toEqual(Object.keys(methods).sort());
    }
    await tiza.grading?.open?.({ activity: 'foro1', id: '1' });
    expect(invoke).toHaveBeenCalledExactlyOnceWith('tiza:grading.open', { activity: 'foro1', id: '1' });
  });

  it('offers no way to a channel the contract does not name', async () => {
    const { exposed } = await load();
    const tiza = exposed.tiza as Exposed;
    expect(tiza.grading?.dropEverything).toBeUndefined();
    expect(tiza.invoke).toBeUndefined();
  });

  it('passes on the payloads of known events, without the event, until told to stop', async () => {
    const { exposed, listeners } = await load();
    const on = (exposed.tiza as { on(name: string, listener: (payload: unknown) => void): () => void }).on;
    const seen: unknown[] = [];
    const stop = on('command', (...parameters) => seen.push(parameters));
    listeners.get('tiza:event:command')?.({ sender: 'secret' }, { name: 'next' });
    expect(seen).toEqual([[{ name: 'next' }]]);
    stop();
    expect(listeners.size).toBe(0);
    on('constructor', () => undefined);
    on('tiza:grading.open', () => undefined);
    expect(listeners.size).toBe(0);
    expect(Object.keys(events)).toContain('command');
  });

  it('is built without the contract’s schemas in its source either', () => {
    expect(readFileSync('preload/index.ts', 'utf8')).not.toMatch(/from 'zod'|contract\/grading'/);
  });
});
