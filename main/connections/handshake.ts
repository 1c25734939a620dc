import net from 'node:net';
import tls from 'node:tls';
import { type ConnectionReason, connectionReasons } from '#contract/connection-reasons';
import type { CertificateInfo } from '#contract/connection-wire';
import { reasonOf, toAppError } from '../database/errors.ts';
import { serverErrorIn } from '../database/first-words.ts';
import type { Patience } from '../database/patience.ts';
import { wayTo } from '../database/target.ts';
import { describeCertificate } from './certificate.ts';

// Only looks: nothing but the question whether the server speaks TLS is ever sent, and whatever
// certificate comes is taken, so that it can be shown.

export interface Seen {
  protocol: string | null;
  cipher: string | null;
  certificate: CertificateInfo;
  /** Why the chain does not lead to a trusted root. */
  chainProblem: ConnectionReason | null;
  otherHost: boolean;
}

const tlsRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** By name, never by an address found first: hosts tell their tenants apart by it. */
export function openSocket(host: string, port: number, patience: Patience): Promise<net.Socket> {
  const socket = net.connect(wayTo({ host, port }));
  socket.setNoDelay(true);
  const opened = new Promise<net.Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket)).once('error', reject);
  });
  return patience.race(opened).catch((cause) => {
    socket.destroy();
    throw toAppError(cause);
  });
}

function firstAnswer(socket: net.Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    socket
      .once('data', resolve)
      .once('error', reject)
      .once('close', () =>
        reject(Object.assign(new Error('Closed before an answer.'), { code: 'ECONNRESET' })),
      );
    socket.write(tlsRequest);
  });
}

function problemOfChain(complaint: string): ConnectionReason {
  const reason = reasonOf(toAppError({ code: complaint, message: complaint }));
  return connectionReasons.find((known) => known === reason) ?? 'certificate-untrusted';
}

function secure(socket: net.Socket, host: string, context: tls.SecureContext): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const servername = net.isIP(host) === 0 ? { servername: host } : {};
    const options = { socket, host, secureContext: context, rejectUnauthorized: false, ...servername };
    const stream = tls.connect(options);
    stream.once('error', reject);
    stream.once('close', () =>
      reject(Object.assign(new Error('Closed in the handshake.'), { code: 'ECONNRESET' })),
    );
    stream.once('secureConnect', () => {
      // `getPeerX509Certificate` would take the certificate away from everything that asks later.
      const peer = stream.getPeerCertificate(true);
      if (!peer.raw) {
        reject(Object.assign(new Error('The server shows no certificate.'), { code: 'EPROTO' }));
        return;
      }
      const otherHost = tls.checkServerIdentity(host, peer) !== undefined;
      const complaint = String(stream.authorizationError ?? '');
      const ofHost = complaint === '' || complaint === 'ERR_TLS_CERT_ALTNAME_INVALID';
      resolve({
        protocol: stream.getProtocol(),
        cipher: stream.getCipher().name,
        certificate: describeCertificate(peer),
        chainProblem: ofHost ? null : problemOfChain(complaint),
        otherHost,
      });
    });
  });
}

/** `null`: the server is PostgreSQL and offers no encryption. */
export async function lookAtTls(
  socket: net.Socket,
  host: string,
  context: tls.SecureContext,
  patience: Patience,
): Promise<Seen | null> {
  try {
    const answer = await patience.race(firstAnswer(socket));
    const word = answer.toString('latin1');
    if (word === 'N') return null;
    if (word !== 'S') throw serverErrorIn(answer) ?? new Error('received invalid response');
    return await patience.race(secure(socket, host, context));
  } catch (cause) {
    throw toAppError(cause);
  } finally {
    socket.destroy();
  }
}
