import { constants, gunzipSync } from 'node:zlib';
import type { FileKind, Inspection } from '../engine.ts';
import { bundleNames } from '../format/bundle-writer.ts';
import { firstWords, headerMark } from '../format/marks.ts';
import { readTarHeader, tarBlock } from '../format/tar.ts';

export const headBytes = 64 * 1024;

export interface Detected {
  kind: FileKind;
  /** The beginning as text, where it is one. */
  text: string;
  foreign: Inspection['foreign'];
}

const starts = (head: Buffer, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
const isOurs = (text: string) => text.includes(firstWords) || text.includes(`\n${headerMark}`);
const readsAsText = (head: Buffer) => head.length > 0 && !head.includes(0);

function textKind(text: string): 'tiza-sql' | 'pg-dump-sql' | 'sql' | 'unknown' {
  if (isOurs(text)) return 'tiza-sql';
  if (/^-- PostgreSQL database( cluster)? dump$/m.test(text)) return 'pg-dump-sql';
  return /^(\uFEFF)?\s*(--|\/\*|\\|[a-z]+[\s;(])/i.test(text) ? 'sql' : 'unknown';
}

function foreignOf(text: string): Inspection['foreign'] {
  const server = /^-- Dumped from database version (\S+)/m.exec(text)?.[1] ?? null;
  const tool = /^-- Dumped by pg_dump version (\S+)/m.exec(text)?.[1] ?? null;
  return { serverVersion: server, toolVersion: tool, archiveVersion: null };
}

function inflatedHead(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * headBytes });
  } catch {
    // Our first words are in there uncompressed: damage does not make a backup somebody else's.
    return head;
  }
}

function detectGzip(head: Buffer): Detected {
  const inner = inflatedHead(head);
  const text = inner.toString('utf8');
  if (isOurs(text) || isOurs(head.toString('latin1'))) return { kind: 'tiza-sql.gz', text, foreign: null };
  const kind = readsAsText(inner) ? textKind(text) : 'unknown';
  if (kind === 'pg-dump-sql') return { kind: 'pg-dump-sql.gz', text, foreign: foreignOf(text) };
  return { kind: kind === 'sql' ? 'sql.gz' : 'unknown', text, foreign: null };
}

/** By content alone: custom format is found under the name `.sql`, and pages of errors, too. */
export function detect(head: Buffer): Detected {
  const plain = (kind: FileKind): Detected => ({ kind, text: '', foreign: null });
  if (head.length === 0) return plain('empty');
  const words = head.toString('latin1', 0, 64);
  if (words.startsWith('PGDMP')) {
    const archiveVersion = `${head[5] ?? 0}.${head[6] ?? 0}`;
    return {
      ...plain('pg-dump-custom'),
      foreign: { serverVersion: null, toolVersion: null, archiveVersion },
    };
  }
  if (words.startsWith('age-encryption.org/v1') || words.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')) {
    return plain('age');
  }
  if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) return plain('zstd');
  if (starts(head, 0x1f, 0x8b)) return detectGzip(head);
  const first = head.length >= tarBlock ? readTarHeader(head.subarray(0, tarBlock)) : null;
  if (first?.name === bundleNames.header) {
    return { ...plain('tiza-bundle'), text: head.toString('utf8', tarBlock, tarBlock + first.size) };
  }
  if (head.toString('latin1', 257, 262) === 'ustar') return plain('tar');
  const text = head.toString('utf8');
  const kind = readsAsText(head) || isOurs(text) ? textKind(text) : 'unknown';
  return { kind, text, foreign: kind === 'pg-dump-sql' ? foreignOf(text) : null };
}
