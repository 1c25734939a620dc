import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Person, PersonProblem } from './person.ts';
import styles from './person-row.module.css';

interface PersonRowProps {
  person: Person;
  problem: PersonProblem | null;
  onChange(words: Partial<Person>): void;
  onDrop: (() => void) | undefined;
}

export function PersonRow({ person, problem, onChange, onDrop }: PersonRowProps) {
  const { t } = useTranslation('database');
  const text = problem === null ? undefined : t(`teachers.add.${problem}`);
  return (
    <div className={styles.row}>
      <TextInput
        label={t('teachers.add.nameOf')}
        value={person.name}
        maxLength={120}
        autoComplete="off"
        error={problem === 'nameMissing' && text}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <TextInput
        label={t('teachers.add.loginOf')}
        value={person.login}
        maxLength={63}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: styles.login ?? '' }}
        error={problem !== 'nameMissing' && text}
        onChange={({ currentTarget }) => onChange({ login: currentTarget.value, ownLogin: true })}
      />
      <NativeSelect
        label={t('teachers.add.roleOf')}
        value={person.group}
        data={(['teacher', 'admin'] as const).map((value) => ({
          value,
          label: t(`teachers.groups.${value}`),
        }))}
        onChange={({ currentTarget }) =>
          onChange({ group: currentTarget.value === 'admin' ? 'admin' : 'teacher' })
        }
      />
      {onDrop !== undefined && (
        <ActionIcon aria-label={t('teachers.add.drop')} onClick={onDrop} className={styles.drop ?? ''}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
