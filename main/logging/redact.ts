const secretKey = /passw|passphrase|secret|token|pgpass|authorization|credential/i;

const patterns: readonly (readonly [RegExp, string])[] = [
  // user:password@ in any address, up to the last @: people paste passwords that have one, or a slash
  [/([a-z][a-z0-9+.-]{1,30}:\/\/[^\s/:@]{0,200}):\S{0,500}@/gi, '$1:[redacted]@'],
  // password=…, PGPASSWORD='…', "password": "…"
  [/((?:pg)?passw(?:or)?d["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi, '$1[redacted]'],
  // people; from the start of a word only, so that a long one is read once
  [/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]{1,255}\.\p{L}{2,24}/gu, '[e-mail]'],
];

const deepest = 6;
const longest = 4000;

export function redactText(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
  return patterns.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), short);
}

/** A copy that is safe to write down: no secrets, no addresses of people, no endless depth. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Error) return redactError(value, depth);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (depth >= deepest) return '[deep]';
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretKey.test(key) ? '[redacted]' : redact(item, depth + 1),
    ]),
  );
}

function redactError(error: Error, depth: number): unknown {
  if (depth >= deepest) return '[deep]';
  const facts = Object.fromEntries(
    Object.entries(error).filter(([key]) => key === 'code' || key === 'severity' || key === 'routine'),
  );
  return {
    name: error.name,
    message: redactText(error.message),
    ...facts,
    stack: error.stack === undefined ? undefined : redactText(error.stack),
    cause: error.cause === undefined ? undefined : redact(error.cause, depth + 1),
  };
}
