import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { blockBytes } from './tree-digest.ts';
import { type Bench, type Delivery, type Order, type Packing, work } from './work.ts';

export interface Block {
  /** `blockBytes` of it. */
  memory: Buffer;
  /** So much of it. */
  pack(length: number, packing: Packing): Promise<Packed>;
}

export interface Packed {
  bytes: Buffer;
  /** The bytes were passed on: from now on the memory is somebody else's. */
  release(): void;
}

/** Threads that pack blocks, so that the main one only passes bytes on. */
export interface Mill {
  /** As soon as there is room for another one. */
  block(): Promise<Block>;
  close(): void;
}

const mostThreads = 4;
/** More than what is gathered and passed on at a time, so that there always is a block on its way. */
const benchesPerThread = 3;
/** What packing can add to a block that does not get smaller. */
const slack = 1 << 16;

const ended = () => new Error('The threads that pack the backup have ended.');

export function createMill(): Mill {
  const size = Math.max(2, Math.min(mostThreads, availableParallelism()));
  const benches = Array.from(
    { length: size * benchesPerThread },
    (): Bench => ({
      block: new SharedArrayBuffer(blockBytes),
      result: new SharedArrayBuffer(blockBytes + slack),
    }),
  );
  const free = benches.map((_, number) => number);
  const wanting: ((number: number) => void)[] = [];
  const waiting = new Map<number, { resolve(delivery: Delivery): void; reject(error: Error): void }>();
  const workers: Worker[] = [];
  let next = 0;
  let failure: Error | null = null;

  function fail(error: Error): void {
    failure ??= error;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  }

  function start(): Worker {
    // Some compilers name functions by a helper of their own, which the thread does not have.
    const source = `const __name = (given) => given;
const threads = require('node:worker_threads');
(${work.toString()})(threads.workerData, threads.parentPort, require('node:zlib'));`;
    const worker = new Worker(source, { eval: true, workerData: benches });
    worker.on('message', (delivery: Delivery) => {
      waiting.get(delivery.bench)?.resolve(delivery);
      waiting.delete(delivery.bench);
    });
    worker.on('error', fail).on('exit', () => fail(ended()));
    workers.push(worker);
    return worker;
  }

  function release(number: number): void {
    const first = wanting.shift();
    if (first) first(number);
    else free.push(number);
  }

  async function run(number: number, length: number, packing: Packing): Promise<Packed> {
    if (failure) throw failure;
    next = (next + 1) % size;
    const worker = workers[next] ?? start();
    const order: Order = { bench: number, length, packing };
    const packed = await new Promise<Delivery>((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      worker.postMessage(order);
    });
    const { result } = benches[number] as Bench;
    return { bytes: Buffer.from(result, 0, packed.length), release: () => release(number) };
  }

  return {
    async block() {
      const number = free.pop() ?? (await new Promise<number>((resolve) => wanting.push(resolve)));
      const memory = Buffer.from((benches[number] as Bench).block);
      return { memory, pack: (length, packing) => run(number, length, packing) };
    },
    close() {
      fail(ended());
      for (const worker of workers) void worker.terminate();
    },
  };
}
