import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackedAnswer } from '#contract/classroom';
import type { SubmissionState } from '#contract/grading';
import { Skeleton } from '../../components/skeleton.tsx';
import { Tag } from '../../components/tag.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { MathText } from '../mathematics/math-text.tsx';
import { StateDot } from '../queue/state-dot.tsx';
import { useNaming } from '../students/use-naming.ts';
import { AgeText, useAgeWords } from '../time/age-text.tsx';
import styles from './member-card.module.css';

interface MemberCardProps {
  /** Not here yet, or no longer there. */
  answer: StackedAnswer | undefined;
  state: SubmissionState;
  isGone: boolean;
  /** The stack's comment is not for this one. */
  isLeftOut: boolean;
  /** -1: not compared. */
  picked: number;
}

export function MemberCard({ answer, state, isGone, isLeftOut, picked }: MemberCardProps) {
  const { t } = useTranslation(['questions', 'queue']);
  const naming = useNaming();
  const words = useAgeWords();
  if (isGone) return <p className={styles.gone}>{t('questions:gone')}</p>;
  if (answer === undefined)
    return (
      <div className={styles.waiting}>
        <Skeleton width={150} />
        <Skeleton width="85%" />
      </div>
    );
  const { student, submittedAt, attempt, attempts } = answer;
  return (
    <article className={styles.card} data-left-out={isLeftOut || undefined}>
      <p className={styles.who}>
        <StateDot state={state} />
        <b>
          <bdi>{naming.name(student)}</bdi>
        </b>
        <span>
          {submittedAt === null ? t('queue:undated') : <AgeText serverTime={submittedAt} words={words} />}
          {attempts > 1 && ` · ${t('queue:attemptLong', { attempt, attempts })}`}
        </span>
        <VisuallyHidden>{t(`queue:state.${state}`)}</VisuallyHidden>
        <span className={styles.marks}>
          {picked >= 0 && <Tag tone="draft">{t('questions:compared', { place: picked + 1 })}</Tag>}
          {isLeftOut && <Tag tone="bad">{t('questions:leftOut')}</Tag>}
        </span>
      </p>
      <AnswerWords answer={answer} />
    </article>
  );
}

/** An answer as its student wrote it, or that there is none; with `children`, in those words. */
export function AnswerWords({ answer, children }: { answer: StackedAnswer; children?: ReactNode }) {
  const { t } = useTranslation('questions');
  const language = useLanguage();
  const { text, answerLength } = answer;
  if (text.trim() === '') return <p className={styles.none}>{t('blank')}</p>;
  const isCut = answerLength > [...text].length;
  return (
    <div className={styles.text}>
      {children || <MathText text={text} />}
      {isCut && (
        <p className={styles.cut}>{t('beginning', { length: formatCount(answerLength, language) })}</p>
      )}
    </div>
  );
}
