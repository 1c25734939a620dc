import { lookup } from 'node:dns/promises';
import net from 'node:net';
import type { ConnectionReason } from '#contract/connection-reasons';
import type { ConnectionTest, Problem, TestStep, TlsFinding } from '#contract/connection-wire';
import { isSocketFolder, markOf } from '#contract/tls-mark';
import type { Database } from '../database/database.ts';
import { reasonOf, toAppError } from '../database/errors.ts';
import { createPatience, type Patience } from '../database/patience.ts';
import { createDatabase, type PooledDatabase } from '../database/pool.ts';
import type { Target } from '../database/target.ts';
import { contextFor } from '../database/tls.ts';
import { lookAtTls, openSocket, type Seen } from './handshake.ts';
import { inspect } from './inspect.ts';
import { createSteps, type StepEnd, StepFailed } from './steps.ts';
import { judge, type Wish } from './tls-choice.ts';

export type ProbeTarget = Omit<Target, 'tls'> & { tls: Wish };

export interface PlatformFinding {
  id: string;
  title: string;
  /** Tables and columns it should have and has not. */
  missing: string[];
  activities: number;
  students: number;
  submissions: number;
}

export interface ProbeDeps {
  /** Whose tables these are; `null`: of no platform that is known. */
  identify?(db: Database, signal?: AbortSignal): Promise<PlatformFinding | null>;
  onStep?(step: TestStep): void;
  signal?: AbortSignal;
}

const patienceMs = { dns: 5000, tcp: 10_000, tls: 10_000, login: 20_000 };
/** Older ones lack what the queries use, and their makers' care. */
const oldestMajor = 12;
const ok: StepEnd = { state: 'ok', value: undefined };
const skipped: StepEnd = { state: 'skipped', value: undefined };
const warning = (problem: Problem): StepEnd => ({ state: 'warning', problem, value: undefined });

async function within<Value>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (patience: Patience) => Promise<Value>,
): Promise<Value> {
  const patience = createPatience(ms, signal);
  try {
    return await work(patience);
  } finally {
    patience.dispose();
  }
}

/**
 * "Test connection": each step alone, timed, and stopped at the first that fails. The password is sent
 * once, and only after the wire is as safe as the settings, or the person, want it.
 */
export async function testConnection(target: ProbeTarget, deps: ProbeDeps = {}): Promise<ConnectionTest> {
  const { host, port, tls: wish } = target;
  const { signal, identify } = deps;
  const steps = createSteps(target, (step) => deps.onStep?.(step));
  const found: Omit<ConnectionTest, 'ok' | 'steps' | 'problem'> = { tls: null, server: null, platform: null };

  function problemOf(reason: ConnectionReason, more: Problem['details'] = {}): Problem {
    const { database, user } = target;
    return { reason, retryable: false, details: { ...more, host, port, database, user } };
  }

  async function findAddress(): Promise<StepEnd> {
    if (net.isIP(host) !== 0 || isSocketFolder(host)) return skipped;
    await within(patienceMs.dns, signal, (patience) => patience.race(lookup(host)));
    return ok;
  }

  async function connect(): Promise<StepEnd<net.Socket>> {
    const value = await within(patienceMs.tcp, signal, (patience) => openSocket(host, port, patience));
    return { state: 'ok', value };
  }

  async function look(socket: net.Socket): Promise<Seen | null> {
    const context = contextFor(wish === 'auto' ? undefined : wish.ca);
    return within(patienceMs.tls, signal, (patience) => lookAtTls(socket, host, context, patience));
  }

  async function examineTls(socket: net.Socket): Promise<StepEnd> {
    const asked = wish === 'auto' || wish.mode !== 'disable';
    if (!asked) socket.destroy();
    const finding = judge(wish, host, asked ? await look(socket) : null);
    found.tls = finding;
    if (finding.problem) throw new StepFailed(problemOf(finding.problem, gapsOf(finding, wish)));
    const mark = finding.settings ? markOf(finding.settings, host) : 'none';
    if (mark !== 'none') return warning(problemOf(`wire-${mark}`));
    return finding.offered ? ok : skipped;
  }

  async function logIn(db: PooledDatabase): Promise<StepEnd> {
    const asked = inspect(db, { timeoutMs: patienceMs.login, ...(signal ? { signal } : {}) });
    const server = await asked.catch((cause: unknown) => {
      // The server blames the missing encryption also where it has none to offer.
      const blamed = reasonOf(toAppError(cause)) === 'tls-required' && wish === 'auto';
      throw blamed ? new StepFailed(problemOf('login-refused')) : cause;
    });
    found.server = server;
    if (server.major < oldestMajor) {
      throw new StepFailed(problemOf('server-too-old', { version: server.version, oldest: oldestMajor }));
    }
    if (server.replica) return warning(problemOf('server-is-replica'));
    return server.readOnly ? warning(problemOf('session-read-only')) : ok;
  }

  async function recognise(db: PooledDatabase): Promise<StepEnd> {
    if (!identify) return skipped;
    found.platform = await identify(db, signal);
    if (!found.platform) throw new StepFailed(problemOf('platform-unknown'));
    const missing = found.platform.missing.join(', ');
    return missing ? warning(problemOf('platform-incomplete', { missing })) : ok;
  }

  async function runAll(): Promise<void> {
    await steps.run('dns', findAddress);
    const socket = await steps.run('tcp', connect);
    await steps.run('tls', () => examineTls(socket));
    const settings = found.tls?.settings;
    if (!settings) return;
    const db = createDatabase({ ...target, tls: settings });
    try {
      await steps.run('login', () => logIn(db));
      await steps.run('platform', () => recognise(db));
    } finally {
      await db.close();
    }
  }

  try {
    await runAll();
    return { ok: true, steps: steps.all(), problem: null, ...found };
  } catch (cause) {
    if (!(cause instanceof StepFailed)) throw cause;
    return { ok: false, steps: steps.all(), problem: cause.problem, ...found };
  }
}

/** What the sentence about a certificate wants to name. */
function gapsOf({ certificate }: TlsFinding, wish: Wish): Problem['details'] {
  if (!certificate) return {};
  const { subject, issuer, validFrom, validTo, names, sha256 } = certificate;
  const gaps = { subject, issuer, validFrom, validTo, names: names.join(', '), found: sha256 };
  return wish !== 'auto' && wish.pin ? { ...gaps, pin: wish.pin } : gaps;
}
