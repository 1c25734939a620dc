import type { TFunction } from 'i18next';
import { AppError, type ErrorDetails } from '#contract/app-error';
import type { CareReason } from '#contract/care-words';
import type { ConnectionReason } from '#contract/connection-reasons';
import { resources } from '../../i18n/resources.ts';

export interface ErrorText {
  /** What happened. */
  title: string;
  /** What was kept safe. */
  kept: string;
  /** What to do next. */
  next: string;
}

export type Translate = TFunction<['errors', 'reasons']>;

type Reason = keyof typeof resources.es.reasons;
/** Where nothing is said of what was kept, the code says it. */
type Sentences = Omit<ErrorText, 'kept'> & { kept?: string };

type Keeping = {
  [Name in Reason]: (typeof resources.es.reasons)[Name] extends { kept: string } ? Name : never;
}[Reason];

// Leaving out a reason of the contract does not compile.
const sentences: Record<ConnectionReason | CareReason, Sentences> & Record<Reason, Sentences> =
  resources.es.reasons;

/** What nobody foresaw is an internal error without a reference. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('internal', error instanceof Error ? error.message : String(error), { cause: error });
}

/**
 * The one place where an error becomes sentences: a known reason is more exact than its code.
 * `place` fills what the error itself does not say, such as the host of the open course.
 */
export function errorText(t: Translate, error: AppError, place: ErrorDetails = {}): ErrorText {
  const { code, details } = error;
  return {
    kept: t(`errors:codes.${code}.kept`),
    ...(reasonText(t, details?.reason, { ...place, ...details }) ?? {
      title: t(`errors:codes.${code}.title`),
      next: t(`errors:codes.${code}.next`),
    }),
  };
}

/** `null`: an unknown reason, or a sentence with a gap that nothing fills. */
export function reasonText(t: Translate, reason: unknown, gaps: ErrorDetails): Sentences | null {
  if (!isReason(reason) || !fills(gaps, sentences[reason])) return null;
  return {
    title: t(`reasons:${reason}.title`, gaps),
    ...(sentences[reason].kept !== undefined && { kept: t(`reasons:${reason as Keeping}.kept`) }),
    next: t(`reasons:${reason}.next`, gaps),
  };
}

function isReason(reason: unknown): reason is Reason {
  return typeof reason === 'string' && Object.hasOwn(sentences, reason);
}

function fills(gaps: ErrorDetails, { title, next }: Sentences): boolean {
  return [...`${title} ${next}`.matchAll(/\{\{(\w+)\}\}/g)].every(([, gap = '']) => Object.hasOwn(gaps, gap));
}
