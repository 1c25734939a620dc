import { readFileSync } from 'node:fs';
import tls from 'node:tls';

// Newer runtimes hand over what the system trusts; older ones on Linux keep it in one of these.
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

type GetCertificates = (kind: 'system') => string[];

export function certificatesIn(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}

function systemRoots(): string[] {
  const ask: GetCertificates | undefined = Reflect.get(tls, 'getCACertificates');
  if (ask) return ask('system');
  for (const path of linuxBundles) {
    try {
      return certificatesIn(readFileSync(path, 'utf8'));
    } catch {
      // The next distribution's habit.
    }
  }
  return [];
}

let context: tls.SecureContext | undefined;

/** The bundled and the system's roots, read once: some three hundred certificates take a while. */
export function trustedContext(): tls.SecureContext {
  context ??= tls.createSecureContext({ ca: [...new Set([...tls.rootCertificates, ...systemRoots()])] });
  return context;
}
