import type { ErrorShape } from './errors.ts';

export type Result<Value> = { ok: true; value: Value } | { ok: false; error: ErrorShape };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(error: ErrorShape): Result<never> {
  return { ok: false, error };
}
