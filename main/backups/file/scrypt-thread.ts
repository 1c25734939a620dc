import type { MessagePort } from 'node:worker_threads';

/**
 * The costly middle of scrypt, for blocks of 1024 bytes: what the format asks for, to the bit. Of the blocks that are
 * to be looked up only every so many-th is kept, those between are made again: less memory for more time. It takes
 * nothing from the file it stands in, because its text is all that the thread gets (see `engine/mill/work.ts`).
 */
export function mixBlocks(
  given: { block: Uint8Array; logN: number; every: number },
  port: MessagePort,
): void {
  const words = 256;
  const half = 128;
  const chunk = 16;
  const count = 2 ** given.logN;
  const { every } = given;
  const kept = new Int32Array((count / every) * words);
  let now = new Int32Array(given.block.slice().buffer);
  let next = new Int32Array(words);
  let found = new Int32Array(words);
  let spare = new Int32Array(words);
  const last = new Int32Array(chunk);

  /** Salsa20/8 of `last` and the chunk that begins there. In names of its own each word stays in a register. */
  function salsa(from: Int32Array, at: number): void {
    for (let i = 0; i < chunk; i++) last[i] = (last[i] as number) ^ (from[at + i] as number);
    let x0 = last[0] as number;
    let x1 = last[1] as number;
    let x2 = last[2] as number;
    let x3 = last[3] as number;
    let x4 = last[4] as number;
    let x5 = last[5] as number;
    let x6 = last[6] as number;
    let x7 = last[7] as number;
    let x8 = last[8] as number;
    let x9 = last[9] as number;
    let x10 = last[10] as number;
    let x11 = last[11] as number;
    let x12 = last[12] as number;
    let x13 = last[13] as number;
    let x14 = last[14] as number;
    let x15 = last[15] as number;
    let sum = 0;
    for (let round = 0; round < 4; round++) {
      sum = (x0 + x12) | 0;
      x4 ^= (sum << 7) | (sum >>> 25);
      sum = (x4 + x0) | 0;
      x8 ^= (sum << 9) | (sum >>> 23);
      sum = (x8 + x4) | 0;
      x12 ^= (sum << 13) | (sum >>> 19);
      sum = (x12 + x8) | 0;
      x0 ^= (sum << 18) | (sum >>> 14);
      sum = (x5 + x1) | 0;
      x9 ^= (sum << 7) | (sum >>> 25);
      sum = (x9 + x5) | 0;
      x13 ^= (sum << 9) | (sum >>> 23);
      sum = (x13 + x9) | 0;
      x1 ^= (sum << 13) | (sum >>> 19);
      sum = (x1 + x13) | 0;
      x5 ^= (sum << 18) | (sum >>> 14);
      sum = (x10 + x6) | 0;
      x14 ^= (sum << 7) | (sum >>> 25);
      sum = (x14 + x10) | 0;
      x2 ^= (sum << 9) | (sum >>> 23);
      sum = (x2 + x14) | 0;
      x6 ^= (sum << 13) | (sum >>> 19);
      sum = (x6 + x2) | 0;
      x10 ^= (sum << 18) | (sum >>> 14);
      sum = (x15 + x11) | 0;
      x3 ^= (sum << 7) | (sum >>> 25);
      sum = (x3 + x15) | 0;
      x7 ^= (sum << 9) | (sum >>> 23);
      sum = (x7 + x3) | 0;
      x11 ^= (sum << 13) | (sum >>> 19);
      sum = (x11 + x7) | 0;
      x15 ^= (sum << 18) | (sum >>> 14);
      sum = (x0 + x3) | 0;
      x1 ^= (sum << 7) | (sum >>> 25);
      sum = (x1 + x0) | 0;
      x2 ^= (sum << 9) | (sum >>> 23);
      sum = (x2 + x1) | 0;
      x3 ^= (sum << 13) | (sum >>> 19);
      sum = (x3 + x2) | 0;
      x0 ^= (sum << 18) | (sum >>> 14);
      sum = (x5 + x4) | 0;
      x6 ^= (sum << 7) | (sum >>> 25);
      sum = (x6 + x5) | 0;
      x7 ^= (sum << 9) | (sum >>> 23);
      sum = (x7 + x6) | 0;
      x4 ^= (sum << 13) | (sum >>> 19);
      sum = (x4 + x7) | 0;
      x5 ^= (sum << 18) | (sum >>> 14);
      sum = (x10 + x9) | 0;
      x11 ^= (sum << 7) | (sum >>> 25);
      sum = (x11 + x10) | 0;
      x8 ^= (sum << 9) | (sum >>> 23);
      sum = (x8 + x11) | 0;
      x9 ^= (sum << 13) | (sum >>> 19);
      sum = (x9 + x8) | 0;
      x10 ^= (sum << 18) | (sum >>> 14);
      sum = (x15 + x14) | 0;
      x12 ^= (sum << 7) | (sum >>> 25);
      sum = (x12 + x15) | 0;
      x13 ^= (sum << 9) | (sum >>> 23);
      sum = (x13 + x12) | 0;
      x14 ^= (sum << 13) | (sum >>> 19);
      sum = (x14 + x13) | 0;
      x15 ^= (sum << 18) | (sum >>> 14);
    }
    last[0] = (last[0] as number) + x0;
    last[1] = (last[1] as number) + x1;
    last[2] = (last[2] as number) + x2;
    last[3] = (last[3] as number) + x3;
    last[4] = (last[4] as number) + x4;
    last[5] = (last[5] as number) + x5;
    last[6] = (last[6] as number) + x6;
    last[7] = (last[7] as number) + x7;
    last[8] = (last[8] as number) + x8;
    last[9] = (last[9] as number) + x9;
    last[10] = (last[10] as number) + x10;
    last[11] = (last[11] as number) + x11;
    last[12] = (last[12] as number) + x12;
    last[13] = (last[13] as number) + x13;
    last[14] = (last[14] as number) + x14;
    last[15] = (last[15] as number) + x15;
  }

  function mix(from: Int32Array, to: Int32Array): void {
    for (let i = 0; i < chunk; i++) last[i] = from[words - chunk + i] as number;
    for (let at = 0, even = 0; at < words; at += 2 * chunk, even += chunk) {
      salsa(from, at);
      for (let i = 0; i < chunk; i++) to[even + i] = last[i] as number;
      salsa(from, at + chunk);
      for (let i = 0; i < chunk; i++) to[half + even + i] = last[i] as number;
    }
  }

  for (let i = 0; i < count; i++) {
    if (i % every === 0) kept.set(now, (i / every) * words);
    mix(now, next);
    [now, next] = [next, now];
  }
  for (let i = 0; i < count; i++) {
    const wanted = ((now[words - chunk] as number) >>> 0) % count;
    const skipped = wanted % every;
    const at = ((wanted - skipped) / every) * words;
    found.set(kept.subarray(at, at + words));
    for (let step = 0; step < skipped; step++) {
      mix(found, spare);
      [found, spare] = [spare, found];
    }
    for (let word = 0; word < words; word++) found[word] = (found[word] as number) ^ (now[word] as number);
    mix(found, now);
  }
  port.postMessage(new Uint8Array(now.buffer));
}
