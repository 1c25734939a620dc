import type { AppError } from '#contract/errors';
import { isLinkTrouble, reasonOf } from '../database/errors.ts';

/** The life of one course's link, as a pure function: what is, what happens, what is to be done. */
export type LinkState =
  | { link: 'none' }
  | { link: 'connecting' }
  | { link: 'ready'; lastContact: number }
  | {
      link: 'lost';
      problem: AppError;
      since: number;
      tries: number;
      /** When the next try is due; null while one is under way, or when only the person can help. */
      retryAt: number | null;
    };

export type LinkEvent =
  | { type: 'open' }
  | { type: 'close' }
  /** A check came back well. */
  | { type: 'checked' }
  | { type: 'failed'; error: AppError }
  /** Somebody's statement was answered. */
  | { type: 'contact' }
  /** Somebody has waited long for an answer. */
  | { type: 'slow' }
  /** A connection went, `idle` while nobody used it. */
  | { type: 'trouble'; error: AppError; idle: boolean }
  | { type: 'retry-due' }
  | { type: 'retry-now' }
  | { type: 'suspend' }
  | { type: 'resume' }
  | { type: 'network-changed' }
  | { type: 'focus' };

/**
 * `check` asks the server; `recycle` forgets every connection, `forgive` a rejected log-in; `wait` sets the
 * one alarm, or clears it.
 */
export type Effect =
  | { do: 'check' }
  | { do: 'recycle' }
  | { do: 'forgive' }
  | { do: 'wait'; ms: number | null };

export interface Step {
  state: LinkState;
  effects: Effect[];
}

const check: Effect = { do: 'check' };
const recycle: Effect = { do: 'recycle' };
const forgive: Effect = { do: 'forgive' };
const quiet: Effect = { do: 'wait', ms: null };

/** Whoever worked with the course this recently is still sitting there. */
const presentMs = 60_000;
/** Coming back after this long, the first click should not be the one that finds the link dead. */
const staleMs = 60_000;

const minute = 60_000;

/**
 * Quick while people sit and wait, so that a restarted server is found within a second; slower with time.
 * `random` spreads a classroom of laptops.
 */
export function retryDelay(
  tries: number,
  lostForMs: number,
  reason: string | undefined,
  random: number,
): number {
  const longest = lostForMs < 2 * minute ? 700 : lostForMs < 15 * minute ? 5000 : 30_000;
  // Where there is no room, knocking takes it from others.
  const shortest = reason === 'too-many-connections' ? 2000 : 100;
  const grown = Math.min(shortest * 1.6 ** tries, Math.max(longest, shortest));
  return Math.round(grown * (0.75 + random / 2));
}

/** A try of its own accord makes sense: never after a wrong password or a certificate that changed. */
function worthRetrying(error: AppError): boolean {
  return isLinkTrouble(error) || (error.code === 'busy' && error.retryable);
}

/** Said of one connection that had worked: the server may be as well as ever. */
const ofOneConnection = new Set(['connection-lost', 'connection-reset', 'server-stopping', 'idle-dropped']);

/** Not the statement's fault and not a passing crowd: nothing more can be asked. */
function breaksTheLink(error: AppError): boolean {
  return isLinkTrouble(error) || ['credentials-rejected', 'tls-refused', 'unreachable'].includes(error.code);
}

function lose(problem: AppError, since: number, tries: number, now: number, random: number): Step {
  if (!worthRetrying(problem)) {
    return { state: { link: 'lost', problem, since, tries, retryAt: null }, effects: [quiet] };
  }
  const ms = retryDelay(tries, now - since, reasonOf(problem), random);
  return {
    state: { link: 'lost', problem, since, tries, retryAt: now + ms },
    effects: [{ do: 'wait', ms }],
  };
}

function whileConnecting(state: LinkState, event: LinkEvent, now: number): Step {
  switch (event.type) {
    case 'checked':
      return { state: { link: 'ready', lastContact: now }, effects: [] };
    case 'failed':
      return { state: { link: 'none' }, effects: [quiet] };
    default:
      return { state, effects: [] };
  }
}

function whileReady(
  state: LinkState & { link: 'ready' },
  event: LinkEvent,
  now: number,
  random: number,
): Step {
  const idleFor = now - state.lastContact;
  switch (event.type) {
    case 'checked':
    case 'contact':
      return { state: { link: 'ready', lastContact: now }, effects: [] };
    case 'failed':
      return breaksTheLink(event.error) ? lose(event.error, now, 0, now, random) : { state, effects: [] };
    case 'trouble':
      // A connection dropped at rest is nothing: a suspended host does it, and asking would wake it.
      if (event.idle) return { state, effects: idleFor < presentMs ? [check] : [] };
      if (ofOneConnection.has(reasonOf(event.error) ?? '')) return { state, effects: [check] };
      return breaksTheLink(event.error) ? lose(event.error, now, 0, now, random) : { state, effects: [] };
    case 'resume':
      return { state, effects: [recycle, check] };
    case 'network-changed':
      return { state, effects: idleFor < presentMs ? [recycle, check] : [recycle] };
    case 'focus':
      return { state, effects: idleFor > staleMs ? [check] : [] };
    case 'slow':
    case 'retry-now':
      return { state, effects: [check] };
    default:
      return { state, effects: [] };
  }
}

function whileLost(state: LinkState & { link: 'lost' }, event: LinkEvent, now: number, random: number): Step {
  const tryNow: Step = { state: { ...state, retryAt: null }, effects: [quiet, check] };
  switch (event.type) {
    case 'checked':
      return { state: { link: 'ready', lastContact: now }, effects: [quiet] };
    case 'contact':
      return { state: { link: 'ready', lastContact: now }, effects: [quiet, check] };
    case 'failed':
      return lose(event.error, state.since, state.tries + 1, now, random);
    case 'retry-due':
      return tryNow;
    case 'retry-now':
      return { ...tryNow, effects: [quiet, forgive, check] };
    case 'focus':
      return worthRetrying(state.problem) ? tryNow : { state, effects: [] };
    case 'suspend':
      return { state, effects: [quiet] };
    case 'resume':
    case 'network-changed': {
      // The world may be another one now: the patience begins anew.
      const anew = { ...state, since: now, tries: 0, retryAt: null };
      return worthRetrying(state.problem)
        ? { state: anew, effects: [quiet, recycle, check] }
        : { state, effects: [recycle] };
    }
    default:
      return { state, effects: [] };
  }
}

export function next(state: LinkState, event: LinkEvent, now: number, random: number): Step {
  if (event.type === 'close') return { state: { link: 'none' }, effects: [quiet] };
  switch (state.link) {
    case 'none':
      return event.type === 'open'
        ? { state: { link: 'connecting' }, effects: [check] }
        : { state, effects: [] };
    case 'connecting':
      return whileConnecting(state, event, now);
    case 'ready':
      return whileReady(state, event, now, random);
    case 'lost':
      return whileLost(state, event, now, random);
  }
}
