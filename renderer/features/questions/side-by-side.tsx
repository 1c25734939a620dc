import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackedAnswer } from '#contract/classroom';
import { wordDifference } from '../attempts/word-difference.ts';
import { WordsApart } from '../attempts/words-apart.tsx';
import { commandBus } from '../commands/command-bus.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { useCommands } from '../commands/use-commands.ts';
import { useNaming } from '../students/use-naming.ts';
import { AnswerWords } from './member-card.tsx';
import styles from './side-by-side.module.css';

interface SideBySideProps {
  answers: readonly StackedAnswer[];
  /** How many have been chosen, also if one of them is no longer in sight. */
  wanted: number;
  onClose: () => void;
}

const sides = ['first', 'second'] as const;

/** Two answers beside each other, above the list they come from, with the words marked in which they differ. */
export function SideBySide({ answers, wanted, onClose }: SideBySideProps) {
  const { t } = useTranslation(['questions', 'common']);
  const naming = useNaming();
  const [marked, setMarked] = useState(true);
  useCommands({ 'compare-attempts': () => setMarked(!marked) });
  const [one, other] = answers;
  const pieces = useMemo(
    () => (one === undefined || other === undefined ? null : wordDifference(one.text, other.text)),
    [one, other],
  );
  const isAlike = pieces?.every(({ kind }) => kind === 'same');
  return (
    <section className={styles.panel} aria-label={t('questions:sideBySide')}>
      {answers.map((answer, index) => {
        const side = sides[index];
        return (
          <div key={answer.ref.id} className={styles.side}>
            <h2>
              <bdi>{naming.name(answer.student)}</bdi>
            </h2>
            <AnswerWords answer={answer}>
              {marked && !isAlike && pieces !== null && side !== undefined && (
                <WordsApart pieces={pieces} side={side} />
              )}
            </AnswerWords>
          </div>
        );
      })}
      {wanted < 2 && (
        <p className={styles.hint}>
          {t('questions:pickAnother')} <CommandKeys name="compare-answers" />
        </p>
      )}
      {pieces !== null && (
        <p className={styles.foot} role="status">
          {isAlike ? (
            t('questions:wordsAlike')
          ) : (
            <UnstyledButton aria-pressed={marked} onClick={() => commandBus.run('compare-attempts')}>
              <CommandKeys name="compare-attempts" /> {t('questions:wordsApart')}
            </UnstyledButton>
          )}
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
