import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate } from 'node:tls';
import type { CertificateInfo } from '#contract/connection-wire';

const oneLine = (name: string) => name.split('\n').join(', ');
const iso = (date: string) => new Date(date).toISOString();

/** `DNS:a.example, IP Address:10.0.0.1`, where a name with a comma in it comes quoted. */
function namesIn(alternatives: string | undefined): string[] {
  const found = alternatives?.match(/(?:DNS|IP Address):(?:"(?:[^"\\]|\\.)*"|[^,]+)/g) ?? [];
  return found.map((entry) => entry.replace(/^[^:]+:/, ''));
}

function chainAbove(peer: DetailedPeerCertificate): X509Certificate[] {
  const chain: X509Certificate[] = [];
  const seen = new Set([peer.fingerprint256]);
  for (let next = peer.issuerCertificate; next; next = next.issuerCertificate) {
    // A root is its own issuer.
    if (seen.has(next.fingerprint256)) break;
    seen.add(next.fingerprint256);
    chain.push(new X509Certificate(next.raw));
  }
  return chain;
}

export function describeCertificate(peer: DetailedPeerCertificate): CertificateInfo {
  const certificate = new X509Certificate(peer.raw);
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    names: namesIn(certificate.subjectAltName),
    validFrom: iso(certificate.validFrom),
    validTo: iso(certificate.validTo),
    sha256: certificate.fingerprint256,
    selfSigned: certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey),
    chain: chainAbove(peer).map((above) => ({
      subject: oneLine(above.subject),
      validTo: iso(above.validTo),
      sha256: above.fingerprint256,
    })),
  };
}
