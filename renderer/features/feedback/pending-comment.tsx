import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/journal-outbox';
import { PlainText } from '../../components/plain-text.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { ItemActions } from '../outbox/item-actions.tsx';
import { itemReasonText, itemStateText } from '../outbox/item-words.ts';
import { studentOf } from '../outbox/student-of.ts';
import { needsPerson } from '../outbox/use-outbox.ts';
import { useNaming } from '../students/use-naming.ts';
import styles from './comment-list.module.css';

/** A comment the student does not read yet. */
export function PendingComment({ item }: { item: OutboxItem }) {
  const { t } = useTranslation('outbox');
  const language = useLanguage();
  const naming = useNaming();
  const reason = itemReasonText(t, item, language);
  return (
    <li data-pending data-attention={needsPerson(item) || undefined}>
      <p className={styles.state}>
        {[itemStateText(t, item, language), reason].filter((words) => words !== undefined).join(' · ')}
      </p>
      <PlainText text={naming.text(item.text, studentOf(item))} />
      <ItemActions item={item} />
    </li>
  );
}
