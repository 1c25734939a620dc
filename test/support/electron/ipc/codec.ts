// What crosses between the window and Node travels as text. This writes any value that a structured
// clone may carry as JSON and reads it back; plain data stays readable as it is.
// It runs on both sides, so it uses nothing but the language and `btoa`/`atob`.

import { isPlain } from './plain.ts';

const tag = '$clone';

type Typed = { [tag]: string; value?: unknown };

const typedArrays = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
} as const;

const errors = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError } as const;

/** Throws what Electron throws for what cannot be cloned: functions, symbols, promises, nodes. */
export function encode(value: unknown): string {
  if (isPlain(value, new Set())) return JSON.stringify(value);
  let clone: unknown;
  try {
    clone = structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  return JSON.stringify(write(clone, new Map()));
}

export function decode(text: string): unknown {
  const value = JSON.parse(text);
  return text.includes(tag) ? read(value, []) : value;
}

function write(value: unknown, seen: Map<object, number>): unknown {
  if (value === undefined) return typed('undefined');
  if (typeof value === 'bigint') return typed('bigint', String(value));
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return typed('number', Object.is(value, -0) ? '-0' : String(value));
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return typed('seen', known);
  seen.set(value, seen.size);
  if (Array.isArray(value)) return value.map((item) => write(item, seen));
  return writeSpecial(value, seen) ?? writeObject(value, seen);
}

function writeObject(value: object, seen: Map<object, number>): object {
  const entries = Object.entries(value).map(([key, item]) => [key, write(item, seen)] as const);
  return tag in value ? typed('object', entries) : Object.fromEntries(entries);
}

function writeSpecial(value: object, seen: Map<object, number>): Typed | null {
  if (value instanceof Date) return typed('date', Number.isNaN(value.getTime()) ? null : value.getTime());
  if (value instanceof RegExp) return typed('regexp', [value.source, value.flags]);
  if (value instanceof Map)
    return typed(
      'map',
      [...value].map((pair) => pair.map((item) => write(item, seen))),
    );
  if (value instanceof Set)
    return typed(
      'set',
      [...value].map((item) => write(item, seen)),
    );
  if (value instanceof Error) {
    return typed('error', [value.name, value.message, value.stack, write(value.cause, seen)]);
  }
  if (value instanceof ArrayBuffer) return typed('bytes', toText(new Uint8Array(value)));
  if (ArrayBuffer.isView(value)) {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    return typed('view', [kind, toText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))]);
  }
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    throw new Error('An object could not be cloned.');
  }
  return null;
}

function read(value: unknown, seen: unknown[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return fill(remember([] as unknown[], seen), value, seen);
  if (!(tag in value)) return fillObject(remember({}, seen), Object.entries(value), seen);
  return readTyped(value as Typed, seen);
}

function readTyped({ [tag]: kind, value }: Typed, seen: unknown[]): unknown {
  if (kind === 'undefined') return undefined;
  if (kind === 'bigint') return BigInt(value as string);
  if (kind === 'number') return Number(value);
  if (kind === 'seen') return seen[value as number];
  if (kind === 'object') return fillObject(remember({}, seen), value as [string, unknown][], seen);
  if (kind === 'date') return remember(new Date((value as number | null) ?? Number.NaN), seen);
  if (kind === 'bytes') return remember(toBytes(value as string).buffer, seen);
  if (kind === 'set') {
    const set = remember(new Set(), seen);
    for (const item of value as unknown[]) set.add(read(item, seen));
    return set;
  }
  if (kind === 'map') {
    const map = remember(new Map(), seen);
    for (const [key, item] of value as [unknown, unknown][]) map.set(read(key, seen), read(item, seen));
    return map;
  }
  const parts = value as string[];
  const [first = '', second = ''] = parts;
  if (kind === 'regexp') return remember(new RegExp(first, second), seen);
  if (kind === 'view') {
    const View = typedArrays[first as keyof typeof typedArrays] as typeof Uint8Array;
    return remember(new View(toBytes(second).buffer), seen);
  }
  return readError(parts, seen);
}

function readError([name = '', message, stack, cause]: unknown[] & string[], seen: unknown[]): Error {
  const error = remember(new (errors[name as keyof typeof errors] ?? Error)(message), seen);
  error.stack = stack;
  const origin = read(cause, seen);
  if (origin !== undefined) error.cause = origin;
  return error;
}

function typed(kind: string, value?: unknown): Typed {
  return { [tag]: kind, value };
}

function remember<Value>(value: Value, seen: unknown[]): Value {
  seen.push(value);
  return value;
}

function fill(target: unknown[], items: unknown[], seen: unknown[]): unknown[] {
  for (const item of items) target.push(read(item, seen));
  return target;
}

function fillObject(
  target: Record<string, unknown>,
  entries: [string, unknown][],
  seen: unknown[],
): Record<string, unknown> {
  for (const [key, item] of entries) {
    const value = read(item, seen);
    // Assigning to this one would change the prototype.
    if (key !== '__proto__') target[key] = value;
    else Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  }
  return target;
}

function toText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
