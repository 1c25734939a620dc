import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StackedAnswer } from '#contract/classroom';
import { CommandKeys } from '../commands/command-keys.tsx';
import { useNaming } from '../students/use-naming.ts';
import { AnswerWords } from './member-card.tsx';
import styles from './side-by-side.module.css';

interface SideBySideProps {
  answers: readonly StackedAnswer[];
  /** How many have been chosen, also if one of them is no longer in sight. */
  wanted: number;
  onClose: () => void;
}

/** Two answers beside each other, above the list they come from. */
export function SideBySide({ answers, wanted, onClose }: SideBySideProps) {
  const { t } = useTranslation(['questions', 'common']);
  const naming = useNaming();
  return (
    <section className={styles.panel} aria-label={t('questions:sideBySide')}>
      {answers.map((answer) => (
        <div key={answer.ref.id} className={styles.side}>
          <h3>
            <bdi>{naming.name(answer.student)}</bdi>
          </h3>
          <AnswerWords answer={answer} />
        </div>
      ))}
      {wanted < 2 && (
        <p className={styles.hint}>
          {t('questions:pickAnother')} <CommandKeys name="compare-answers" />
        </p>
      )}
      <ActionIcon
        className={styles.close}
        size={24}
        aria-label={t('common:closeDialog')}
        title={t('common:closeDialog')}
        onClick={onClose}
      >
        <IconX size={15} aria-hidden />
      </ActionIcon>
    </section>
  );
}
