import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { placeholder } from '#contract/first-name';
import { Dialog } from '../../components/dialog.tsx';
import { PlainText } from '../../components/plain-text.tsx';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './publish-dialog.module.css';

interface PublishDialogProps {
  text: string;
  count: number;
  /** How many of them have been reviewed already. */
  reviewed: number;
  onPublish: () => void;
  onClose: () => void;
}

/** Said with its number before it is done: so many students read it at once. */
export function PublishDialog({ text, count, reviewed, onPublish, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['questions', 'common']);
  const language = useLanguage();
  const shown = formatCount(count, language);
  return (
    <Dialog title={t('questions:publish.title', { count, shown })} onClose={onClose}>
      <p>{t('questions:publish.each', { count, shown })}</p>
      <blockquote className={styles.text}>
        <PlainText text={text} />
      </blockquote>
      {text.includes(placeholder) && (
        <p className={styles.undo}>{t('questions:publish.firstName', { placeholder })}</p>
      )}
      {reviewed > 0 && <p className={styles.note}>{t('questions:publish.reviewed', { count: reviewed })}</p>}
      <p className={styles.undo}>{t('questions:publish.undo')}</p>
      <div className={styles.actions}>
        <Button onClick={onClose}>{t('questions:publish.cancel')}</Button>
        <Button variant="filled" data-autofocus onClick={onPublish}>
          {t('questions:publish.confirm', { count, shown })}
        </Button>
      </div>
    </Dialog>
  );
}
