import type { Problem, TestStepName } from '#contract/connection-wire';
import { AppError } from '#contract/errors';
import { reasonOf } from '../database/errors.ts';
import { isInternalName, needsIpv6, providerOf } from './hosts.ts';

export interface Place {
  host: string;
  port: number;
  database: string;
  user: string;
}

const unreachableReasons = new Set([
  'host-unknown',
  'dns-silent',
  'network-down',
  'server-silent',
  'no-answer',
]);
const closedReasons = new Set(['connection-reset', 'connection-lost', 'tls-handshake']);

/** The same symptom means something more exact on a host whose habits are known. */
function refine(reason: string, host: string, step: TestStepName | undefined): string {
  if (unreachableReasons.has(reason)) {
    if (isInternalName(host)) return 'host-internal';
    if (needsIpv6(host)) return 'host-ipv6-only';
  }
  // Hosts close the door without a word on a suspended database, and on an address that is not on their list;
  // once inside, a broken connection is just that.
  const atTheDoor = step === 'tls' || step === 'login';
  if (atTheDoor && closedReasons.has(reason) && providerOf(host) !== 'other') return 'host-closed-door';
  if (step && reason === 'no-answer') return 'server-silent';
  return reason;
}

/** Which sentence tells what happened, and what fills its gaps. */
export function diagnose(error: AppError, place: Place, step?: TestStepName): Problem {
  const reason = refine(reasonOf(error) ?? error.code, place.host, step);
  const { host, port, database, user } = place;
  return {
    reason,
    retryable: error.retryable,
    details: { ...error.details, reason, code: error.code, host, port, database, user },
  };
}

/** Why a course could not be opened, saying where and in the most exact words there are. */
export function diagnosed(error: AppError, place: Place): AppError {
  const { details } = diagnose(error, place, 'login');
  return new AppError(error.code, error.message, { retryable: error.retryable, details, cause: error });
}
