import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartDefinition } from '#contract/grading';
import styles from './question-choice.module.css';

interface QuestionChoiceProps {
  parts: readonly PartDefinition[];
  activityTitle: string;
  question: string | undefined;
  onChoose: (question: string | undefined) => void;
}

/** What the comment is about, in sight and to be changed: the bank is in its order, and learns for it. */
export const QuestionChoice = memo(function QuestionChoice({
  parts,
  activityTitle,
  question,
  onChoose,
}: QuestionChoiceProps) {
  const { t } = useTranslation('bank');
  return (
    <select
      className={styles.choice}
      aria-label={t('about.label')}
      title={t('about.help')}
      data-chosen={question === undefined ? undefined : true}
      value={question ?? ''}
      onChange={({ currentTarget: { value } }) => onChoose(value === '' ? undefined : value)}
    >
      <option value="">{t('usedIn', { activity: activityTitle })}</option>
      {parts.map(({ key, label, number }) => (
        <option key={key} value={key}>
          {t('usedIn', {
            activity: number === undefined || label.endsWith(` ${number}`) ? label : `${number} · ${label}`,
          })}
        </option>
      ))}
    </select>
  );
});
