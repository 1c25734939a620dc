import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { decrypted, encrypted } from '../../../main/backups/file/age.ts';

const passphrase = 'cuatro palabras al azar, ñandú';

async function* pieces(bytes: Uint8Array, size = 100_000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = [];
  for await (const piece of source) found.push(piece);
  return Buffer.concat(found);
}

const text = Buffer.from('Las copias guardan contraseñas.\n'.repeat(9000));

describe('a backup that is encrypted', async () => {
  const sealed = await all(encrypted(pieces(text), passphrase));

  it('is opened by its passphrase, and by the reference library with it', async () => {
    expect(await all(decrypted(pieces(sealed), passphrase))).toEqual(text);
    const reference = new Decrypter();
    reference.addPassphrase(passphrase);
    expect(Buffer.from(await reference.decrypt(new Uint8Array(sealed)))).toEqual(text);
  });

  it('opens what the reference library sealed', async () => {
    const reference = new Encrypter();
    reference.setPassphrase(passphrase);
    reference.setScryptWorkFactor(12);
    const theirs = await reference.encrypt(new Uint8Array(text));
    expect(await all(decrypted(pieces(theirs), passphrase))).toEqual(text);
  });

  it('keeps nobody waiting for a key who has given up', async () => {
    const reason = new Error('given up');
    for (const [way, bytes] of [
      [encrypted, text],
      [decrypted, sealed],
    ] as const) {
      const controller = new AbortController();
      const work = all(way(pieces(bytes), `never used before ${way.name}`, controller.signal));
      setTimeout(() => controller.abort(reason), 20);
      await expect(work).rejects.toBe(reason);
    }
  });

  it('tells a wrong passphrase from a damaged file, wherever it is damaged', async () => {
    const open = (bytes: Uint8Array, words = passphrase) => all(decrypted(pieces(bytes), words));
    await expect(open(sealed, 'another')).rejects.toMatchObject({
      code: 'credentials-rejected',
      details: { reason: 'backup-passphrase-wrong' },
    });
    const flipped = (at: number) => {
      const copy = Buffer.from(sealed);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const header = sealed.indexOf('\n---') + 20;
    for (const damaged of [
      flipped(header),
      flipped(sealed.length - 3),
      flipped(70_000),
      sealed.subarray(0, 150_000),
      sealed.subarray(0, 65_552 + sealed.indexOf('\n---') + 64),
      sealed.subarray(0, 80),
    ]) {
      await expect(open(damaged)).rejects.toMatchObject({ code: 'backup-damaged' });
    }
  }, 30_000);

  it('refuses a file that asks for hours of work', async () => {
    const greedy = Buffer.from(sealed.toString('latin1').replace(/ 18\n/, ' 30\n'), 'latin1');
    await expect(all(decrypted(pieces(greedy), passphrase))).rejects.toMatchObject({
      code: 'backup-damaged',
    });
  });

  it('lets everything else have its turn meanwhile', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    await all(encrypted(pieces(Buffer.alloc(16 << 20), 1 << 20), passphrase));
    clearInterval(timer);
    // Standing still for the key and for each piece would leave one or two.
    expect(turns).toBeGreaterThan(10);
  });
});
