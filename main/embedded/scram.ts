import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

export interface Secret {
  password: string;
  /** What PostgreSQL stores: checks the password, does not reveal it. */
  verifier: string;
}

/** The SCRAM-SHA-256 verifier of RFC 5803 that PostgreSQL keeps in place of the password; ASCII only. */
export function verifierOf(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const serverKey = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}

/** A password nobody chose. */
export function createSecret(): Secret {
  const password = randomBytes(24).toString('base64url');
  return { password, verifier: verifierOf(password) };
}
