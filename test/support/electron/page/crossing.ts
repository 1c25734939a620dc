import { isPlain } from '../ipc/plain.ts';
import type { Exchange } from './exchange.ts';

// How values cross between the page's own world and the preload's, with the rules of Electron's
// contextBridge: everything is copied, prototypes are lost, functions and promises become proxies,
// an error keeps its message alone.

/** A value on its way: itself if it can be cloned, otherwise what it takes to rebuild it. */
type Packed =
  | { is: 'value'; value: unknown }
  | { is: 'array'; items: Packed[] }
  | { is: 'object'; entries: [string, Packed][] }
  | { is: 'error'; message: string }
  | { is: 'function'; id: number }
  | { is: 'promise'; id: number };

type Outcome = { value: Packed } | { error: string };
type AnyFunction = (...parameters: unknown[]) => unknown;

export interface Crossing {
  pack(value: unknown): Packed;
  unpack(packed: Packed): unknown;
}

const deepest = 1000;

/** One end of the passage; the other world holds the other end. */
export function createCrossing(exchange: Exchange): Crossing {
  const functions: AnyFunction[] = [];
  const promises = new Map<number, { resolve(value: unknown): void; reject(value: unknown): void }>();
  let lastPromise = 0;

  function pack(value: unknown, depth = 0): Packed {
    if (depth >= deepest) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'function') return { is: 'function', id: functions.push(value as AnyFunction) - 1 };
    if (typeof value === 'symbol') throw new Error(cannotClone);
    if (typeof value !== 'object' || value === null || isPlain(value, new Set()))
      return { is: 'value', value };
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return { is: 'error', message: String(value.message) };
    if (Array.isArray(value)) return { is: 'array', items: value.map((item) => pack(item, depth + 1)) };
    if (Object.prototype.toString.call(value) !== '[object Object]')
      return { is: 'value', value: clone(value) };
    const entries = Object.entries(value).map(([key, item]) => [key, pack(item, depth + 1)]);
    return { is: 'object', entries: entries as [string, Packed][] };
  }

  function packPromise(promise: Promise<unknown>): Packed {
    const id = ++lastPromise;
    const settle = (kind: 'resolve' | 'reject') => (value: unknown) =>
      void exchange.ask({ kind, id, value: pack(value) });
    promise.then(settle('resolve'), settle('reject'));
    return { is: 'promise', id };
  }

  function unpack(packed: Packed): unknown {
    if (packed.is === 'array') return packed.items.map(unpack);
    if (packed.is === 'object')
      return Object.fromEntries(packed.entries.map(([key, item]) => [key, unpack(item)]));
    if (packed.is === 'error') return new Error(packed.message);
    if (packed.is === 'function') return proxyOf(packed.id);
    if (packed.is === 'promise') {
      return new Promise((resolve, reject) => promises.set(packed.id, { resolve, reject }));
    }
    return packed.value;
  }

  /** A new one each time, as in Electron: a listener passed twice arrives as two functions. */
  function proxyOf(id: number): AnyFunction {
    return (...parameters) => {
      const outcome = exchange.ask({ kind: 'call', id, value: pack(parameters) }) as Outcome;
      if ('error' in outcome) throw new Error(outcome.error);
      return unpack(outcome.value);
    };
  }

  exchange.answer('call', ({ id, value }): Outcome => {
    try {
      return { value: pack(functions[id]?.(...(unpack(value as Packed) as unknown[]))) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : unknownException };
    }
  });
  for (const kind of ['resolve', 'reject'] as const) {
    exchange.answer(kind, ({ id, value }) => {
      promises.get(id)?.[kind](unpack(value as Packed));
      promises.delete(id);
    });
  }
  return { pack, unpack };
}

const cannotClone = 'An object could not be cloned.';
const unknownException =
  'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';

function clone(value: object): object {
  try {
    return structuredClone(value);
  } catch {
    throw new Error(cannotClone);
  }
}
