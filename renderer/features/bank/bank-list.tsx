import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconPinFilled, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankEntry } from '#contract/bank';
import type { Student } from '#contract/grading';
import { bankQuery } from '../../api/writing-queries.ts';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { isCommandName } from '../commands/command-table.ts';
import { useCommands } from '../commands/use-commands.ts';
import { withFirstName } from '../feedback/first-name.ts';
import { BankDialog } from './bank-dialog.tsx';
import styles from './bank-list.module.css';
import { BankSearch } from './bank-search.tsx';

/** As many as there are digits. */
const numbered = 9;

interface BankListProps {
  activity: string;
  /** The question that is commented, by which the bank is ranked first. */
  question: string | undefined;
  /** Says, and perhaps lets choose, what that is. */
  about: ReactNode;
  student: Student;
  searching: boolean;
  onSearching: (open: boolean) => void;
  /** The text of the one that was chosen, ready for this student. */
  onChoose: (text: string) => void;
}

/** What was said before and is worth saying again: a digit puts it into the box. */
export function BankList({
  activity,
  question,
  about,
  student,
  searching,
  onSearching,
  onChoose,
}: BankListProps) {
  const { t } = useTranslation('bank');
  const language = useLanguage();
  const [managing, setManaging] = useState(false);
  const namesHidden = useUiStore((state) => state.namesHidden);
  const entries = useQuery(bankQuery(activity, question)).data ?? [];
  const shown = entries.slice(0, numbered);
  // While names are hidden nobody is named: the placeholder is filled in when the comment is published.
  const worded = ({ text }: BankEntry) => (namesHidden ? text : withFirstName(text, student));
  const choose = (entry: BankEntry | undefined) => {
    if (entry !== undefined) onChoose(worded(entry));
  };
  const usesOf = ({ uses }: BankEntry) =>
    [
      t('uses', { count: uses.total }),
      ...(uses.activity > 0 ? [t('usesHere', { count: uses.activity })] : []),
      ...(uses.question > 0 ? [t('usesForThis', { count: uses.question })] : []),
    ].join(' · ');
  useCommands({
    ...Object.fromEntries(
      Array.from(
        { length: numbered },
        (_, index) => [`bank-${index + 1}`, () => choose(shown[index])] as const,
      ).filter(([name]) => isCommandName(name)),
    ),
    'open-bank': () => setManaging(true),
  });
  return (
    <section className={styles.bank} aria-label={t('title')}>
      <div className={styles.title}>
        <h2>
          {t('title')} <small>{about}</small>
        </h2>
        <ActionIcon aria-label={t('manage')} title={t('manage')} onClick={() => setManaging(true)}>
          <IconSettings size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
      </div>
      {searching && (
        <BankSearch
          entries={entries}
          onClose={() => onSearching(false)}
          onChoose={(entry) => {
            onSearching(false);
            choose(entry);
          }}
        />
      )}
      {shown.length === 0 ? (
        <p className={styles.none}>{t('empty')}</p>
      ) : (
        <ol className={styles.entries}>
          {shown.map((entry, index) => (
            <li key={entry.id}>
              <UnstyledButton className={styles.entry} title={worded(entry)} onClick={() => choose(entry)}>
                <Digit index={index} />
                <span className={styles.text}>{worded(entry)}</span>
                {entry.pinned && <IconPinFilled size={13} aria-label={t('pinned')} />}
                {entry.uses.total > 0 && (
                  <span className={styles.uses} title={usesOf(entry)}>
                    ×{formatCount(entry.uses.question || entry.uses.activity || entry.uses.total, language)}
                  </span>
                )}
              </UnstyledButton>
            </li>
          ))}
        </ol>
      )}
      {managing && <BankDialog onClose={() => setManaging(false)} />}
    </section>
  );
}

function Digit({ index }: { index: number }) {
  const name = `bank-${index + 1}`;
  return isCommandName(name) ? <CommandKeys name={name} /> : null;
}
