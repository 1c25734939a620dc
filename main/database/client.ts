import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Client, type ClientConfig } from 'pg';
import { AppError } from '#contract/errors';
import { toAppError } from './errors.ts';
import { serverErrorIn, speaksPostgres } from './first-words.ts';
import type { Target } from './target.ts';
import type { Attempt } from './tls.ts';
import { valueTypes } from './types.ts';

// What the driver keeps behind underscores and is needed here; the specs that let a server ask
// for clear text, MD5 or nothing at all notice when an upgrade moves any of it.
interface Transport {
  stream: Socket;
  attachListeners(stream: Socket): void;
  on(event: 'sslconnect' | 'authenticationOk', listener: () => void): void;
}
interface Internals {
  connection: Transport;
  saslSession: { mechanism: string } | null;
  processID: number | null;
  secretKey: number | null;
  _handleAuthCleartextPassword(message: unknown): void;
  _handleAuthMD5Password(message: unknown): void;
  _handleAuthSASL(message: { mechanisms: string[] }): void;
  _handleAuthSASLFinal(message: unknown): void;
  getStartupConf(): Record<string, string>;
  connect(): Promise<Client>;
  connect(callback: (error: Error | null) => void): void;
}
const WireClient = Client as unknown as new (
  config: ClientConfig,
) => Omit<Client, keyof Internals> & Internals;

/** How a connection is protected, as this end of it knows. */
export interface Wire {
  encrypted: boolean;
  protocol: string | null;
  cipher: string | null;
  verified: boolean;
}

export const connectTimeoutMs = 15_000;

const refuse = (reason: string, message: string, details: Record<string, string> = {}) =>
  new AppError('tls-refused', message, { details: { reason, ...details } });

const boundMechanism = 'SCRAM-SHA-256-PLUS';
const notBound = () =>
  refuse('channel-binding-missing', 'The server did not bind the log-in to the TLS channel.');

async function passwordOf(target: Target): Promise<string> {
  const password = await target.password();
  if (password) return password;
  throw new AppError('credentials-rejected', 'The server asks for a password and none is known.', {
    details: { reason: 'password-missing' },
  });
}

/** A connection that gives the password to nobody it does not trust with it, and never takes the process down. */
export class GuardedClient extends WireClient {
  readonly attempt: Attempt;
  private readonly target: Target;
  private proofDue = false;
  private bound = false;
  private firstWords: Buffer | undefined;

  constructor(target: Target, attempt: Attempt) {
    super({
      host: target.host,
      port: target.port,
      user: target.user,
      database: target.database,
      // A function also keeps PGPASSWORD and ~/.pgpass out.
      password: () => passwordOf(target),
      ssl: attempt.ssl,
      sslnegotiation: 'postgres',
      enableChannelBinding: attempt.ssl !== false && target.tls.channelBinding !== 'disable',
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      types: valueTypes,
    });
    this.target = target;
    this.attempt = attempt;
    // A killed server speaks twice, also between two statements: whoever waits is told by their promise.
    this.on('error', () => undefined);
    this.guardParsing();
    this.connection.on('sslconnect', () => this.checkPin());
    this.connection.on('authenticationOk', () => this.checkProof());
  }

  /** All that is said before logging in; a transaction pooler refuses any other setting. */
  override getStartupConf(): Record<string, string> {
    return {
      user: this.target.user,
      database: this.target.database,
      application_name: 'tiza',
      client_encoding: 'UTF8',
      DateStyle: 'ISO',
    };
  }

  override connect(): Promise<Client>;
  override connect(callback: (error: Error | null) => void): void;
  override connect(callback?: (error: Error | null) => void): Promise<Client> | undefined {
    const explain = (error: Error) =>
      (this.firstWords && serverErrorIn(this.firstWords)) ?? toAppError(error);
    if (callback) {
      super.connect((error) => callback(error ? explain(error) : null));
      return undefined;
    }
    return super.connect().catch((error: Error) => {
      throw explain(error);
    });
  }

  override _handleAuthCleartextPassword(message: unknown): void {
    if (!this.mayUseOldMethods()) {
      throw refuse('password-in-clear', 'The server asked for the password in clear text.');
    }
    super._handleAuthCleartextPassword(message);
  }

  override _handleAuthMD5Password(message: unknown): void {
    if (!this.mayUseOldMethods()) {
      throw refuse('password-by-md5', 'The server asked for the password by MD5.');
    }
    super._handleAuthMD5Password(message);
  }

  override _handleAuthSASL(message: { mechanisms: string[] }): void {
    this.proofDue = true;
    if (this.bindingRequired() && !message.mechanisms.includes(boundMechanism)) throw notBound();
    super._handleAuthSASL(message);
  }

  override _handleAuthSASLFinal(message: unknown): void {
    const mechanism = this.saslSession?.mechanism;
    super._handleAuthSASLFinal(message);
    // The driver clears the session once the server has proved that it knows the password too.
    this.proofDue = this.saslSession !== null;
    this.bound = !this.proofDue && mechanism === boundMechanism;
  }

  private bindingRequired(): boolean {
    return this.target.tls.channelBinding === 'require';
  }

  wire(): Wire {
    const { stream } = this.connection;
    const { verified } = this.attempt;
    if (!(stream instanceof TLSSocket)) return { encrypted: false, protocol: null, cipher: null, verified };
    return { encrypted: true, protocol: stream.getProtocol(), cipher: stream.getCipher().name, verified };
  }

  private mayUseOldMethods(): boolean {
    return this.attempt.verified && this.target.tls.oldPasswordMethods && !this.bindingRequired();
  }

  private checkProof(): void {
    if (this.proofDue)
      throw refuse('server-unproven', 'The server did not prove that it knows the password.');
    if (this.bindingRequired() && !this.bound) throw notBound();
  }

  private checkPin(): void {
    const { stream } = this.connection;
    const { pin } = this.attempt;
    if (!pin || !(stream instanceof TLSSocket)) return;
    // Before the handshake is declared done nothing written has left, and a destroyed socket sends nothing.
    stream.prependOnceListener('secureConnect', () => {
      // `getPeerX509Certificate` would take the certificate away from channel binding.
      const found = stream.getPeerCertificate().fingerprint256 ?? '';
      if (found === pin) return;
      this.abandon(refuse('certificate-changed', 'The server shows another certificate.', { pin, found }));
    });
  }

  /**
   * The driver's parser throws inside a socket event, where nobody could catch it. Our own refusals are
   * thrown there too: they stop the parser before the rest of what came, which may be a welcome.
   */
  private guardParsing(): void {
    const { connection } = this;
    connection.stream.once('data', (words: Buffer) => {
      this.firstWords = words;
      if (!speaksPostgres(words))
        this.abandon(new AppError('unreachable', 'Whatever answers is not PostgreSQL.'));
    });
    const attach = connection.attachListeners.bind(connection);
    connection.attachListeners = (stream) => {
      attach(stream);
      const [parse] = stream.listeners('data').slice(-1) as ((chunk: Buffer) => void)[];
      if (!parse) return;
      stream.removeListener('data', parse);
      stream.on('data', (chunk: Buffer) => {
        try {
          parse(chunk);
        } catch (error) {
          stream.destroy(error as Error);
        }
      });
    };
  }

  private abandon(error: AppError): void {
    this.connection.stream.destroy(error);
  }
}
