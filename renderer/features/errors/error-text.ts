import type { TFunction } from 'i18next';
import { AppError } from '#contract/app-error';
import { resources } from '../../i18n/resources.ts';

export interface ErrorText {
  /** What happened. */
  title: string;
  /** What was kept safe. */
  kept: string;
  /** What to do next. */
  next: string;
}

type Reason = keyof typeof resources.es.reasons;

/** What nobody foresaw is an internal error without a reference. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('internal', error instanceof Error ? error.message : String(error), { cause: error });
}

/** The one place where an error becomes sentences: a known reason is more exact than its code. */
export function errorText(t: TFunction<['errors', 'reasons']>, error: AppError): ErrorText {
  const { code, details } = error;
  const reason = details?.reason;
  const kept = t(`errors:codes.${code}.kept`);
  if (!isReason(reason)) {
    return { title: t(`errors:codes.${code}.title`), kept, next: t(`errors:codes.${code}.next`) };
  }
  return { title: t(`reasons:${reason}.title`), kept, next: t(`reasons:${reason}.next`) };
}

function isReason(reason: unknown): reason is Reason {
  return typeof reason === 'string' && Object.hasOwn(resources.es.reasons, reason);
}
