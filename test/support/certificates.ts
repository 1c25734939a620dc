import {
  createPrivateKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its key, in PEM. */
export interface Issued {
  cert: string;
  key: string;
  /** `AB:CD:…`, of the certificate. */
  sha256: string;
}

export interface Wanted {
  commonName: string;
  /** Host names and addresses; the common name alone if left out. */
  names?: string[];
  /** Who signs; itself if left out. */
  issuer?: Issued;
  authority?: boolean;
  from?: Date;
  to?: Date;
}

const day = 86_400_000;

function tlv(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const bytes: number[] = [];
  for (let rest = content.length; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff);
  const length = content.length < 0x80 ? [content.length] : [0x80 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: Buffer[]) => tlv(0x30, ...parts);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'));
const octets = (content: Buffer) => tlv(0x04, content);
const yes = Buffer.from([0x01, 0x01, 0xff]);

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const version3 = tlv(0xa0, Buffer.from([0x02, 0x01, 0x02]));

const nameOf = (commonName: string) =>
  sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(commonName)))));

const time = (date: Date) =>
  tlv(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  if (address === '::1') return Buffer.from([...new Array(15).fill(0), 1]);
  throw new Error(`No certificate of the tests is for ${address}.`);
}

const alternative = (name: string) =>
  isIP(name) === 0 ? tlv(0x82, Buffer.from(name)) : tlv(0x87, addressBytes(name));

function extensions(wanted: Wanted): Buffer {
  const names = (wanted.names ?? [wanted.commonName]).map(alternative);
  const list = [sequence(oid('551d11'), octets(sequence(...names)))];
  if (wanted.authority) list.push(sequence(oid('551d13'), yes, octets(sequence(yes))));
  return tlv(0xa3, sequence(...list));
}

function issuerName(issuer: Issued): Buffer {
  const line = new X509Certificate(issuer.cert).subject;
  return nameOf(line.replace(/^CN=/, ''));
}

const pem = (der: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;

/** A P-256 certificate as asked for: also expired, not yet valid, or for another host. */
export function issue(wanted: Wanted): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const signer: KeyObject = wanted.issuer ? createPrivateKey(wanted.issuer.key) : privateKey;
  const { from = new Date(Date.now() - day), to = new Date(Date.now() + 365 * day) } = wanted;
  const subject = nameOf(wanted.commonName);
  const body = sequence(
    version3,
    tlv(0x02, Buffer.from([1]), randomBytes(8)),
    ecdsaWithSha256,
    wanted.issuer ? issuerName(wanted.issuer) : subject,
    sequence(time(from), time(to)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions(wanted),
  );
  const signature = createSign('sha256').update(body).sign(signer);
  const cert = pem(sequence(body, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), signature)));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { cert, key, sha256: new X509Certificate(cert).fingerprint256 };
}

/** An authority and what it, or nobody, signed for a server on loopback. */
export function certificateSet() {
  const authority = issue({ commonName: 'Test Authority', authority: true });
  const names = ['localhost', '127.0.0.1'];
  const server = (more: Partial<Wanted> = {}) =>
    issue({ commonName: 'localhost', names, issuer: authority, ...more });
  return {
    authority,
    otherAuthority: issue({ commonName: 'Other Authority', authority: true }),
    good: server(),
    renewed: server(),
    expired: server({ from: new Date(Date.now() - 30 * day), to: new Date(Date.now() - day) }),
    notYetValid: server({ from: new Date(Date.now() + day) }),
    otherHost: server({ commonName: 'elsewhere.example', names: ['elsewhere.example'] }),
    selfSigned: issue({ commonName: 'localhost', names }),
  };
}

/** The files a server wants. */
export async function asFiles(
  issued: Issued,
): Promise<{ key: string; cert: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'tiza-tls-'));
  const files = { key: join(directory, 'server.key'), cert: join(directory, 'server.crt') };
  await writeFile(files.key, issued.key, { mode: 0o600 });
  await writeFile(files.cert, issued.cert);
  return { ...files, remove: () => rm(directory, { recursive: true, force: true }) };
}
