import { crc32 } from 'node:zlib';
import type { Seal } from './seal.ts';

// One entry is one line: checksum, who can open it (`-`: anybody), what it says. A line break is nowhere inside
// an entry, so that damage to one line says nothing about the next.

const open = '-';
const shape = /^([0-9a-f]{8}) (-|[0-9a-f]{8}) (.*)$/s;

export interface Line {
  /** Of the key; null: it was never locked. */
  key: string | null;
  words: string;
}

const checksum = (text: string) => crc32(text).toString(16).padStart(8, '0');

export function writeLine({ key, words }: Line): string {
  const body = `${key ?? open} ${words}`;
  return `${checksum(body)} ${body}\n`;
}

/** `null`: not as it was written. */
export function readLine(text: string): Line | null {
  const [, sum, key, words] = shape.exec(text) ?? [];
  if (sum === undefined || key === undefined || words === undefined) return null;
  if (checksum(`${key} ${words}`) !== sum) return null;
  return { key: key === open ? null : key, words };
}

export function lineOf(entry: unknown, seal: Seal | null): Line {
  const json = JSON.stringify(entry);
  return seal === null ? { key: null, words: json } : { key: seal.id, words: seal.lock(json) };
}

/** What a line says; `undefined`: nobody here can open it. */
export function entryOf({ key, words }: Line, seal: Seal | null): unknown {
  if (key !== null && key !== seal?.id) return undefined;
  const json = key === null ? words : (seal?.open(words) ?? null);
  if (json === null) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

export interface ReadLines {
  lines: Line[];
  /** Whole lines that are not as they were written. */
  damaged: number;
  /** Bytes up to the end of the last whole line: what follows was being written when the power went. */
  whole: number;
}

export function readLines(bytes: Buffer): ReadLines {
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const texts = whole === 0 ? [] : bytes.toString('utf8', 0, whole - 1).split('\n');
  const read = texts.map(readLine);
  const lines = read.filter((line) => line !== null);
  return { lines, damaged: read.length - lines.length, whole };
}
