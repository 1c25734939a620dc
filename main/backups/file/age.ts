import { createHash, randomBytes } from 'node:crypto';
import type { Stanza } from 'age-encryption';
import { AppError } from '#contract/errors';
import { scryptKey } from './scrypt.ts';

// A fifth of all that main consists of, and nothing that its start needs.
const age = () => import('age-encryption');
const ciphers = () => import('@noble/ciphers/chacha.js');

export const ageMark = 'age-encryption.org/v1';

// The library derives its key in one stretch of nearly a second, during which nothing else moves, and takes 256 MB
// for it, as Node does. On a thread of ours it needs neither; what comes out is the format's own `scrypt` stanza.
const workFactor = 18;
const highestWorkFactor = 22;
const label = 'age-encryption.org/v1/scrypt';

const derived = new Map<string, Promise<Uint8Array>>();
const mostDerived = 20;

/** A file is opened several times on its way to being proven; the work is done once. */
function wrappingKey(passphrase: string, salt: Uint8Array, logN: number): Promise<Uint8Array> {
  const words = passphrase.normalize('NFC');
  const name = createHash('sha256')
    .update(JSON.stringify([words, unpadded(salt), logN]))
    .digest('hex');
  const known = derived.get(name);
  if (known !== undefined) return known;
  const key = scryptKey(words, Buffer.concat([Buffer.from(label), salt]), logN);
  derived.set(name, key);
  key.catch(() => derived.delete(name));
  for (const oldest of derived.keys()) if (derived.size > mostDerived) derived.delete(oldest);
  return key;
}

/** Whoever gives up does not wait for the thread; what it finds is kept for the next time. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

const noNonce = new Uint8Array(12);
const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

function lock(passphrase: string, signal: AbortSignal | undefined) {
  return {
    async wrapFileKey(fileKey: Uint8Array) {
      const salt = randomBytes(16);
      const [{ Stanza }, { chacha20poly1305 }] = await Promise.all([age(), ciphers()]);
      const key = await unlessAborted(wrappingKey(passphrase, salt, workFactor), signal);
      const body = chacha20poly1305(key, noNonce).encrypt(fileKey);
      return [new Stanza(['scrypt', unpadded(salt), String(workFactor)], body)];
    },
  };
}

function unlock(passphrase: string, signal: AbortSignal | undefined) {
  return {
    async unwrapFileKey(stanzas: Stanza[]) {
      const [stanza, more] = stanzas;
      const [type, salt = '', factor = ''] = stanza?.args ?? [];
      if (stanza === undefined || more !== undefined || type !== 'scrypt') throw notByPassphrase();
      const logN = Number(factor);
      // A file can ask for hours of work and all the memory there is.
      if (!/^[1-9]\d?$/.test(factor) || logN > highestWorkFactor) throw damagedAge();
      const { chacha20poly1305 } = await ciphers();
      const key = await unlessAborted(wrappingKey(passphrase, Buffer.from(salt, 'base64'), logN), signal);
      try {
        return chacha20poly1305(key, noNonce).decrypt(stanza.body);
      } catch {
        throw wrongPassphrase();
      }
    },
  };
}

const refused = (reason: string, message: string, cause?: unknown) =>
  new AppError('backup-damaged', message, { details: { reason }, cause });
const damagedAge = (cause?: unknown) =>
  refused('backup-damaged-encryption', 'The encrypted file is damaged or cut short', cause);
const notByPassphrase = () => refused('backup-other-key', 'The file is encrypted, but not with a passphrase');

export function wrongPassphrase(): AppError {
  return new AppError('credentials-rejected', 'The passphrase does not open this file', {
    details: { reason: 'backup-passphrase-wrong' },
  });
}

/** Node's own streams, and ReadableStream as the library understands it. */
function asWebStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

const breath = 1 << 20;

/** Now and then everything else gets its turn: half a gigabyte of arithmetic takes seconds. */
async function* breathing(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let since = 0;
  for await (const piece of source) {
    yield piece;
    since += piece.length;
    if (since < breath) continue;
    since = 0;
    await new Promise((resume) => setImmediate(resume));
  }
}

type WebStream = AsyncIterable<Uint8Array>;

export async function* encrypted(
  source: AsyncIterable<Uint8Array>,
  passphrase: string,
  signal?: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.addRecipient(lock(passphrase, signal));
  yield* breathing((await encrypter.encrypt(asWebStream(source))) as unknown as WebStream);
}

/** Whatever comes out was sealed by whoever knew the passphrase; an error says that the rest was not. */
export async function* decrypted(
  source: AsyncIterable<Uint8Array>,
  passphrase: string,
  signal?: AbortSignal,
): AsyncIterable<Uint8Array> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addIdentity(unlock(passphrase, signal));
  try {
    yield* breathing((await decrypter.decrypt(asWebStream(source))) as unknown as WebStream);
  } catch (error) {
    if (error instanceof AppError || signal?.aborted) throw error;
    // The library speaks of tags and headers; whatever the reader of the file itself says has a code.
    if (error instanceof Error && 'code' in error) throw error;
    throw damagedAge(error);
  }
}
