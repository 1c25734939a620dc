import { AppError } from '#contract/errors';
import { toAppError } from './errors.ts';

// What a server may begin with: the answer to our TLS request, a log-in request, an error, a notice, or a version offer.
const openings = new Set(['S', 'N', 'R', 'E', 'v']);

export function speaksPostgres(words: Buffer): boolean {
  return openings.has(String.fromCharCode(words[0] ?? 0)) && !looksLikeSsh(words);
}

const looksLikeSsh = (words: Buffer) => words.toString('latin1').startsWith('SSH-');

/** `E`, a length, then fields: one letter and a text ended by a zero each. */
function errorFields(words: Buffer): Record<string, string> | null {
  if (words[0] !== 0x45 || words.length < 6 || words.length < words.readUInt32BE(1) + 1) return null;
  const fields: Record<string, string> = {};
  for (const field of words.subarray(5).toString('utf8').split('\0')) {
    if (field) fields[field.charAt(0)] = field.slice(1);
  }
  return fields;
}

/**
 * A server that has no room left answers the very first question with an error, and a web server with its
 * own protocol; the driver says of both only that something went wrong.
 */
export function serverErrorIn(words: Buffer): AppError | null {
  if (!speaksPostgres(words)) {
    const reason = /^(HTTP\/|<)/.test(words.toString('latin1')) ? 'not-postgres-http' : 'not-postgres';
    return new AppError('unreachable', 'Whatever answers is not PostgreSQL.', { details: { reason } });
  }
  const fields = errorFields(words);
  if (!fields?.C) return null;
  return toAppError({ code: fields.C, severity: fields.V ?? fields.S ?? 'FATAL', message: fields.M ?? '' });
}
