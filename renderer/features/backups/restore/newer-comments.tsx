import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewerComment } from '#contract/backup-words';
import styles from '../dialogs.module.css';

const shown = 6;
const longest = 140;

/** What colleagues and oneself wrote since the backup, and what becomes of it. */
export function NewerComments({ newer, children }: { newer: NewerComment[]; children: ReactNode }) {
  const { t } = useTranslation('backups');
  const more = newer.length - shown;
  return (
    <section className={styles.loss}>
      <p>{t('restore.newer', { count: newer.length })}</p>
      <ul>
        {newer.slice(0, shown).map(({ id, student, activity, comment, difference }) => (
          <li key={id}>
            <bdi>{student}</bdi> · {activity}
            {difference === 'changed' && ` · ${t('restore.changed')}`}: “
            {comment.length > longest ? `${comment.slice(0, longest)}…` : comment}”
          </li>
        ))}
        {more > 0 && <li>{t('restore.newerMore', { count: more })}</li>}
      </ul>
      {children}
    </section>
  );
}
