import type { QueryClient } from '@tanstack/react-query';
import { AppError } from '#contract/app-error';
import { tiza } from '../../api/client.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { type DraftAddress, forgetDraft } from './desk-drafts.ts';
import { dropKeptDraft } from './use-drafts.ts';

/** What was written there has reached where it was to go. */
export function closeDraft(client: QueryClient, { course, key }: Pick<DraftAddress, 'course' | 'key'>): void {
  forgetDraft({ course, key });
  dropKeptDraft(client, key);
  tiza.journal.discard({ course, key }).catch((error: unknown) => isDraftGone(error) || reportProblem(error));
}

/** Nothing was written down there, or it is closed already. */
export function isDraftGone(error: unknown): boolean {
  return error instanceof AppError && error.details?.reason === 'draft-gone';
}
