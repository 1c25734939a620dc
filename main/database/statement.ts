import type { QueryResult } from 'pg';
import { AppError } from '#contract/errors';
import type { GuardedClient } from './client.ts';
import type { Notice, Sql } from './database.ts';
import { toAppError } from './errors.ts';
import type { Patience } from './patience.ts';

export const defaultTimeoutMs = 20_000;

const changesSomething =
  /\b(insert|update|delete|merge|into|call|do|copy|lock|setval|lo_\w+|pg_advisory\w*|pg_terminate_backend)\b/i;
const startsAsRead = /^[\s(]*(select|with|table|values|show)\b/i;

/** Errs on the safe side: a word in a literal can only cost a second try. */
export function looksRepeatable(text: string): boolean {
  return startsAsRead.test(text) && !changesSomething.test(text);
}

export interface Answer<Row> {
  rows: Row[];
  /** The first word of the server's command tag. */
  command: string;
}

export interface Sending {
  patience: Patience;
  /** Losing the answer means not knowing whether something was changed. */
  mayChange: boolean;
  onNotice?: ((notice: Notice) => void) | undefined;
}

interface RawNotice {
  severity?: string;
  code?: string;
  message?: string;
}

/** The same failure, told for a statement that may have done its work all the same. */
function asUnknown(error: AppError): AppError {
  return new AppError(error.code, error.message, {
    details: { ...error.details, outcome: 'unknown' },
    cause: error,
  });
}

/**
 * One statement by the extended protocol, where a second statement hidden in the text is an error.
 * After a rejection the connection must not be used again.
 */
export async function send<Row>(client: GuardedClient, sql: Sql, sending: Sending): Promise<Answer<Row>> {
  const { patience, mayChange, onNotice } = sending;
  const hear = (raw: RawNotice) =>
    onNotice?.({ severity: raw.severity ?? '', sqlstate: raw.code ?? '', message: raw.message ?? '' });
  const config = { text: sql.text, values: [...(sql.values ?? [])], queryMode: 'extended' };
  client.on('notice', hear);
  const asked: Promise<QueryResult> = client.query(config);
  try {
    const { rows, command } = await patience.race(asked);
    return { rows: rows as Row[], command };
  } catch (cause) {
    const error = toAppError(cause, { mayHaveHappened: mayChange });
    throw mayChange && patience.ended() ? asUnknown(error) : error;
  } finally {
    client.removeListener('notice', hear);
  }
}
