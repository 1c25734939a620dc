import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { placeholder } from '../feedback/first-name.ts';

/** The words everybody in the list is to get. */
export function SharedText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('bulk');
  const language = useLanguage();
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={12}
      label={t('text.label')}
      description={t('text.help', { placeholder })}
      value={text}
      lang={language}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
