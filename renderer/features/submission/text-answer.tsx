import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionRef, TextPart } from '#contract/grading';
import { answerTextQuery } from '../../api/queries.ts';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { readsOnAttribute } from './read-on.ts';
import styles from './text-answer.module.css';
import { UnrolledText } from './unrolled-text.tsx';

interface TextAnswerProps {
  part: TextPart;
  submission: SubmissionRef;
  /** As it was typed, without drawn formulas. */
  raw: boolean;
}

export function TextAnswer({ part, submission, raw }: TextAnswerProps) {
  const { t } = useTranslation('submission');
  const known = useMemo(() => charactersOf(part.text), [part.text]);
  if (part.text.trim() === '' && part.length <= known) return <p className={styles.none}>{t('noAnswer')}</p>;
  return (
    <>
      <UnrolledText text={part.text} raw={raw} />
      {part.length > known && <Rest part={part} submission={submission} raw={raw} known={known} />}
    </>
  );
}

/** What did not come with the submission, a stretch at a time and only when asked for. */
function Rest({ part, submission, raw, known }: TextAnswerProps & { known: number }) {
  const { t } = useTranslation('submission');
  const language = useLanguage();
  const rest = useInfiniteQuery(answerTextQuery(submission, part, known));
  const pages = rest.data?.pages;
  const shown = useMemo(
    () => (pages ?? []).reduce((sum, page) => sum + charactersOf(page), known),
    [pages, known],
  );
  return (
    <>
      {pages?.map((page, index) => (
        <UnrolledText key={index} text={page} raw={raw} />
      ))}
      {rest.error !== null && <ErrorNotice error={rest.error} onRetry={() => void rest.fetchNextPage()} />}
      {shown < part.length && (
        <p className={styles.beginning}>
          <span>
            {t('beginning', {
              shown: formatCount(shown, language),
              length: formatCount(part.length, language),
            })}
          </span>
          <Button
            size="xs"
            loading={rest.isFetching}
            {...{ [readsOnAttribute]: '' }}
            onClick={() => void rest.fetchNextPage()}
          >
            {t('readOn')}&nbsp; <CommandKeys name="read-on" />
          </Button>
        </p>
      )}
    </>
  );
}

/** As the server counts them. */
function charactersOf(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00) count -= 1;
  }
  return count;
}
