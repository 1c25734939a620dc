import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { mixBlocks } from './scrypt-thread.ts';

const derive = promisify(pbkdf2);
const blockBytes = 1024;
const keyBytes = 32;
/** Of 2^18 blocks 64 MB are kept at a time instead of 256. */
const every = 4;

async function mixed(block: Uint8Array, logN: number): Promise<Uint8Array> {
  // Some compilers name functions by a helper of their own, which the thread does not have.
  const source = `const __name = (given) => given;
const { workerData, parentPort } = require('node:worker_threads');
(${mixBlocks.toString()})(workerData, parentPort);`;
  const worker = new Worker(source, {
    eval: true,
    workerData: { block, logN, every: Math.min(every, 2 ** logN) },
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', resolve).on('error', reject);
      worker.on('exit', () => reject(new Error('The thread that derives the key has ended.')));
    });
  } finally {
    void worker.terminate();
  }
}

/** scrypt with r = 8 and p = 1, in a quarter of the memory that Node's own takes. */
export async function scryptKey(password: string, salt: Uint8Array, logN: number): Promise<Uint8Array> {
  const block = await derive(password, salt, 1, blockBytes, 'sha256');
  const key = await derive(password, await mixed(block, logN), 1, keyBytes, 'sha256');
  return new Uint8Array(key);
}
