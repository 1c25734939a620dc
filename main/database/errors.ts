import type { ConnectionReason } from '#contract/connection-reasons';
import { AppError, type ErrorCode, type ErrorDetails } from '#contract/errors';

/**
 * retryable: nothing happened, the same again may work. unknown: it was sent and nobody said how it ended.
 * final: the same again ends the same.
 */
export type Outcome = 'retryable' | 'unknown' | 'final';

export interface FailureContext {
  /** A change had been sent when the link broke, so that it may have been made. */
  mayHaveHappened?: boolean;
}

/** What may go wrong with a statement once the connection stands. */
type StatementReason =
  | 'column-missing'
  | 'deadlock'
  | 'duplicate'
  | 'function-missing'
  | 'lock-timeout'
  | 'missing-grant'
  | 'object-not-ready'
  | 'pool-busy'
  | 'read-only'
  | 'reference-missing'
  | 'relation-missing'
  | 'rule-violated'
  | 'schema-missing'
  | 'serialization'
  | 'server-disk-full'
  | 'server-error'
  | 'server-out-of-resources'
  | 'server-trouble'
  | 'statement-timeout'
  | 'text-invalid'
  | 'transaction-state'
  | 'unexpected'
  | 'value-invalid';

type Reason = ConnectionReason | StatementReason;

interface Meaning {
  code: ErrorCode;
  reason: Reason;
  retryable?: true;
  /** The link itself went: whether the server finished is not known. */
  linkLost?: true;
}

const lost = (reason: Reason): Meaning => ({ code: 'unreachable', reason, retryable: true, linkLost: true });
const away = (reason: Reason): Meaning => ({ code: 'unreachable', reason, retryable: true });
const noWay = (reason: Reason): Meaning => ({ code: 'unreachable', reason });
const busy = (reason: Reason): Meaning => ({ code: 'busy', reason, retryable: true });
const refused = (reason: Reason): Meaning => ({ code: 'credentials-rejected', reason });
const insecure = (reason: Reason): Meaning => ({ code: 'tls-refused', reason });
const is = (code: ErrorCode, reason: Reason): Meaning => ({ code, reason });

/** By SQLSTATE; a two-letter key stands for the rest of its class. */
const states: Record<string, Meaning> = {
  '08': lost('connection-lost'),
  '08P01': noWay('protocol-refused'),
  '22': is('invalid-input', 'value-invalid'),
  '22021': is('invalid-input', 'text-invalid'),
  '23': is('invalid-input', 'rule-violated'),
  '23503': is('conflict', 'reference-missing'),
  '23505': is('conflict', 'duplicate'),
  '25': is('internal', 'transaction-state'),
  '25P03': lost('idle-dropped'),
  '25006': is('forbidden', 'read-only'),
  '28': refused('login-refused'),
  '28P01': refused('password-wrong'),
  '3D000': is('not-found', 'database-unknown'),
  '3F000': is('schema-outdated', 'schema-missing'),
  '40': { code: 'conflict', reason: 'serialization', retryable: true },
  '40P01': busy('deadlock'),
  '42501': is('forbidden', 'missing-grant'),
  '42703': is('schema-outdated', 'column-missing'),
  '42883': is('schema-outdated', 'function-missing'),
  '42P01': is('schema-outdated', 'relation-missing'),
  '53': busy('server-out-of-resources'),
  '53100': is('disk-full', 'server-disk-full'),
  '53300': busy('too-many-connections'),
  '55000': is('conflict', 'object-not-ready'),
  '55P03': busy('lock-timeout'),
  '57': lost('server-stopping'),
  '57014': busy('statement-timeout'),
  '57P03': away('server-starting'),
  '57P04': is('not-found', 'database-unknown'),
  '57P05': lost('idle-dropped'),
  '58': { code: 'internal', reason: 'server-trouble', retryable: true },
};

/** Poolers and hosts speak in sentences of their own, mostly under a SQLSTATE that says nothing. */
const sentences: [RegExp, Meaning][] = [
  [/SSL(\/TLS)? required|no encryption|SSL off|sin cifrado|SSL inactivo/i, insecure('tls-required')],
  [/password authentication failed|SASL authentication failed/i, refused('password-wrong')],
  [/not permitted to log in|no tiene permitido (conectarse|iniciar)/i, refused('role-no-login')],
  [/role ".*" does not exist|no existe el rol|no such user/i, refused('role-unknown')],
  [/no such database|database ".*" does not exist/i, is('not-found', 'database-unknown')],
  [/permission denied for database|permiso denegado a la base/i, is('forbidden', 'database-forbidden')],
  [/not currently accepting connections/i, is('forbidden', 'database-closed')],
  [/no more connections allowed|too many (clients|connections)|max ?client/i, busy('too-many-connections')],
  [/query_wait_timeout/i, busy('too-many-connections')],
  [/exceeded the .*(quota|limit of concurrently active endpoints)/i, noWay('host-quota')],
  [/endpoint (has been|is) (temporarily )?disabled|suspended|project (is )?paused/i, noWay('host-suspended')],
  [
    /tenant or user not found|endpoint ID is not specified|endpoint .*could not be found/i,
    noWay('host-endpoint-unknown'),
  ],
  [/(address|IP).* not allowed|not in (the |tenant )?allow[ _]?list/i, noWay('address-not-allowed')],
  [/couldn'?t connect to compute|control plane request failed/i, away('host-waking')],
  [/unsupported startup parameter/i, noWay('protocol-refused')],
  [
    /server (conn )?crashed|client_idle_timeout|server_login_retry|cannot connect to server/i,
    lost('connection-lost'),
  ],
];

const socketCodes: Record<string, Meaning> = {
  ENOTFOUND: noWay('host-unknown'),
  EAI_NODATA: noWay('host-unknown'),
  EAI_AGAIN: away('dns-silent'),
  ECONNREFUSED: away('port-refused'),
  ENOENT: away('socket-missing'),
  EACCES: noWay('socket-missing'),
  ENETUNREACH: away('network-down'),
  EHOSTUNREACH: away('network-down'),
  ENETDOWN: away('network-down'),
  EADDRNOTAVAIL: away('network-down'),
  ETIMEDOUT: lost('server-silent'),
  ECONNRESET: lost('connection-reset'),
  ECONNABORTED: lost('connection-reset'),
  EPIPE: lost('connection-reset'),
  ERR_STREAM_DESTROYED: lost('connection-lost'),
  EPROTO: insecure('tls-handshake'),
  DEPTH_ZERO_SELF_SIGNED_CERT: insecure('certificate-self-signed'),
  SELF_SIGNED_CERT_IN_CHAIN: insecure('certificate-untrusted'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: insecure('certificate-untrusted'),
  UNABLE_TO_GET_ISSUER_CERT: insecure('certificate-untrusted'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: insecure('certificate-untrusted'),
  CERT_UNTRUSTED: insecure('certificate-untrusted'),
  CERT_HAS_EXPIRED: insecure('certificate-expired'),
  CERT_NOT_YET_VALID: insecure('certificate-not-yet-valid'),
  CERT_REVOKED: insecure('certificate-revoked'),
  ERR_TLS_CERT_ALTNAME_INVALID: insecure('certificate-other-host'),
};

/** What the driver says of itself, where it gives no code. */
const driverWords: [RegExp, Meaning][] = [
  [/does not support SSL connections/, insecure('tls-not-offered')],
  [/disconnected before secure TLS/, insecure('tls-handshake')],
  [/timeout expired|connection timeout/, away('server-silent')],
  [/timeout exceeded when trying to connect/, busy('pool-busy')],
  [/server signature does not match|nonce/, insecure('server-unproven')],
  [/password must be a/, refused('password-missing')],
  [/Unknown authenticationOk|Only mechanism/, refused('login-method-unknown')],
  [/invalid response|error establishing an SSL/, noWay('not-postgres')],
  [/terminated|not queryable|Cannot use a pool/, lost('connection-lost')],
];

function stringIn(cause: unknown, key: string): string | undefined {
  const value =
    typeof cause === 'object' && cause !== null ? (cause as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const find = (text: string, list: [RegExp, Meaning][]) => list.find(([pattern]) => pattern.test(text))?.[1];

/** Classes whose message can quote a value from a row; only names are taken from those. */
const quotesValues = /^(22|23|P0)/;

function describe(sqlstate: string, cause: unknown): string {
  const text = stringIn(cause, 'message') ?? '';
  if (!quotesValues.test(sqlstate)) return `PostgreSQL ${sqlstate}: ${text}`;
  const names = ['constraint', 'table', 'column'].flatMap((key) => {
    const name = stringIn(cause, key);
    return name ? [`${key} ${name}`] : [];
  });
  return [`PostgreSQL ${sqlstate}`, ...names].join(', ');
}

function meaningOf(cause: unknown, sqlstate: string | undefined): Meaning {
  const text = stringIn(cause, 'message') ?? '';
  if (sqlstate) {
    const exact = states[sqlstate];
    // A statement's own error may quote anything; only those of the log-in are read for their words.
    const spoken = /^(08|28|42501|53|55000|57|XX)/.test(sqlstate) ? find(text, sentences) : undefined;
    return spoken ?? exact ?? states[sqlstate.slice(0, 2)] ?? is('internal', 'server-error');
  }
  const code = stringIn(cause, 'code');
  if (code && socketCodes[code]) return find(text, driverWords.slice(1, 2)) ?? socketCodes[code];
  if (code && /^ERR_(SSL|TLS|OSSL)/.test(code)) return insecure('tls-handshake');
  return find(text, driverWords) ?? is('internal', 'unexpected');
}

const isSqlstate = (code: string | undefined) => code !== undefined && /^[0-9A-Z]{5}$/.test(code);

export function toAppError(cause: unknown, context: FailureContext = {}): AppError {
  if (cause instanceof AppError) return cause;
  const code = stringIn(cause, 'code');
  // ETIMEDOUT and its like are words; a server's error also carries its severity.
  const sqlstate = isSqlstate(code) && stringIn(cause, 'severity') ? code : undefined;
  const meaning = meaningOf(cause, sqlstate);
  const outcome: Outcome =
    context.mayHaveHappened && meaning.linkLost ? 'unknown' : meaning.retryable ? 'retryable' : 'final';
  const details: ErrorDetails = { reason: meaning.reason, outcome };
  if (code) details[sqlstate ? 'sqlstate' : 'cause'] = code;
  for (const key of ['constraint', 'table', 'column']) {
    const name = sqlstate && stringIn(cause, key);
    if (name) details[key] = name;
  }
  const message = sqlstate ? describe(sqlstate, cause) : (stringIn(cause, 'message') ?? String(cause));
  // A server's error is not passed on whole: its detail line can hold a student's words.
  return new AppError(meaning.code, message, {
    retryable: outcome === 'retryable',
    details,
    ...(sqlstate ? {} : { cause }),
  });
}

export function outcomeOf(error: AppError): Outcome {
  const outcome = error.details?.outcome;
  return outcome === 'retryable' || outcome === 'unknown' ? outcome : 'final';
}

/** The link is at fault rather than the statement: another connection may do better. */
export function isLinkTrouble(error: AppError): boolean {
  return error.code === 'unreachable' && outcomeOf(error) !== 'final';
}

export function reasonOf(error: AppError): string | undefined {
  const reason = error.details?.reason;
  return typeof reason === 'string' ? reason : undefined;
}
