import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeholder } from '#contract/first-name';
import { useSpellChecked } from '../preferences/use-spelling.ts';
import styles from './bulk-screen.module.css';

/** The words everybody in the list is to get. */
export function SharedText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('bulk');
  const spellChecked = useSpellChecked();
  return (
    <Textarea
      rows={3}
      classNames={{ input: styles.grows }}
      label={t('text.label')}
      description={t('text.help', { placeholder })}
      value={text}
      {...spellChecked}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
