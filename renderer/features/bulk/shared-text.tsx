import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeholder } from '../feedback/first-name.ts';
import { useSpellChecked } from '../preferences/use-spelling.ts';

/** The words everybody in the list is to get. */
export function SharedText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('bulk');
  const spellChecked = useSpellChecked();
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={12}
      label={t('text.label')}
      description={t('text.help', { placeholder })}
      value={text}
      {...spellChecked}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
