import { useTranslation } from 'react-i18next';
import type { TextPart } from '#contract/grading';
import { PlainText } from '../../components/plain-text.tsx';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './text-answer.module.css';

export function TextAnswer({ part: { text, length } }: { part: TextPart }) {
  const { t } = useTranslation('submission');
  const language = useLanguage();
  if (text.trim() === '') return <p className={styles.none}>{t('noAnswer')}</p>;
  const shown = [...text].length;
  return (
    <>
      <PlainText text={text} />
      {length > shown && (
        <p className={styles.beginning}>
          {t('beginning', { shown: formatCount(shown, language), length: formatCount(length, language) })}
        </p>
      )}
    </>
  );
}
