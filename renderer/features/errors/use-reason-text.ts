import { useTranslation } from 'react-i18next';
import type { ErrorDetails } from '#contract/app-error';
import { reasonText } from './error-text.ts';

/** The sentences of a reason, for what is told before anybody has tried it. */
export function useReasonText(): (reason: string, gaps?: ErrorDetails) => ReturnType<typeof reasonText> {
  const { t } = useTranslation(['errors', 'reasons']);
  return (reason, gaps = {}) => reasonText(t, reason, gaps);
}
