import type { Duplex } from 'node:stream';
import type { Connection } from 'pg';
import type { GuardedClient } from './client.ts';

// Each row is a message: a letter, its length in four bytes (these included), the row.
const headBytes = 5;
const rowLetter = 0x64;
const doneLetter = 0x63;
/** What may come among the rows and is nothing of theirs: the copy's own beginning, notices, settings, notifications. */
const passedOver = new Set([0x48, 0x4e, 0x53, 0x41]);

/** So much may wait to be taken before the server is kept waiting. */
const mostWaiting = 1 << 20;

type Listener = (chunk: Buffer) => void;

/** The rows of one `COPY … TO STDOUT` as they come. */
export interface IncomingCopy {
  /** There is a piece to take, or all were taken. */
  ready(): boolean;
  /** Resolves when that is so; rejects with what the server says instead. */
  more(): Promise<void>;
  /** Null: all were taken. */
  take(): Uint8Array | null;
}

/**
 * Reads the rows from the socket itself and moves them together where they lie: to copy them once more, or to make
 * a stream of them, takes longer than everything else a backup does with them. Whatever is no row is the driver's.
 */
export function startCopyOut(client: GuardedClient, text: string): IncomingCopy {
  const pieces: Buffer[] = [];
  const head = Buffer.alloc(headBytes);
  let headLength = 0;
  let letter = 0;
  let left = 0;
  let waiting = 0;
  let complete = false;
  let failure: Error | null = null;
  let wake: () => void = () => undefined;
  let socket: Duplex | null = null;
  let driver: Listener | null = null;

  function handBack(rest: Buffer): void {
    if (!socket || !driver) return;
    socket.on('data', driver).off('data', read).resume();
    driver(rest);
  }

  /** So much of a head as there is. */
  function readHead(chunk: Buffer, from: number): number {
    const length = chunk.copy(head, headLength, from, from + headBytes - headLength);
    headLength += length;
    return length;
  }

  function keep(piece: Buffer): void {
    if (piece.length === 0) return;
    pieces.push(piece);
    waiting += piece.length;
    if (waiting >= mostWaiting) socket?.pause();
    wake();
  }

  function read(chunk: Buffer): void {
    let kept = 0;
    let at = 0;
    while (at < chunk.length) {
      if (left === 0) {
        at += readHead(chunk, at);
        if (headLength < headBytes) break;
        headLength = 0;
        letter = head.readUInt8(0);
        left = head.readUInt32BE(1) - 4;
        if (letter === rowLetter || passedOver.has(letter)) continue;
        keep(chunk.subarray(0, kept));
        complete = letter === doneLetter;
        const rest = chunk.subarray(at);
        handBack(complete ? rest : Buffer.concat([head, rest]));
        wake();
        return;
      }
      const length = Math.min(left, chunk.length - at);
      if (letter === rowLetter) {
        if (kept < at) chunk.copyWithin(kept, at, at + length);
        kept += length;
      }
      left -= length;
      at += length;
    }
    keep(chunk.subarray(0, kept));
  }

  const query = {
    text,
    submit(connection: Connection) {
      socket = connection.stream;
      const [first] = socket.listeners('data');
      driver = first as Listener;
      socket.on('data', read).off('data', driver);
      connection.query(text);
    },
    handleError(error: Error) {
      failure = error;
      wake();
    },
    // The last word of the rows themselves was enough.
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => undefined,
  };
  client.query(query);

  const ready = () => pieces.length > 0 || complete;

  return {
    ready,
    async more() {
      if (!ready() && !failure) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (!ready() && failure) throw failure;
    },
    take() {
      const piece = pieces.shift() ?? null;
      if (piece) waiting -= piece.length;
      if (waiting < mostWaiting && socket?.isPaused() && !complete) socket.resume();
      return piece;
    },
  };
}
