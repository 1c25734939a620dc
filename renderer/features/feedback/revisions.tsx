import { useTranslation } from 'react-i18next';
import type { Revision } from '#contract/feedback';
import type { Student } from '#contract/grading';
import { useLanguage } from '../../i18n/use-language.ts';
import { ChangedText } from '../attempts/changed-text.tsx';
import { useNaming } from '../students/use-naming.ts';
import { absoluteTime } from '../time/server-time.ts';
import { serverTitle } from '../time/server-title.ts';
import styles from './revisions.module.css';

interface RevisionsProps {
  student: Student;
  /** Newest first. */
  revisions: readonly Revision[];
  /** Revisions of several activities stand together. */
  titled?: boolean;
}

export function Revisions({ student, revisions, titled = false }: RevisionsProps) {
  const { t } = useTranslation('feedback');
  const { t: tellTime } = useTranslation('time');
  const language = useLanguage();
  const naming = useNaming();
  if (revisions.length === 0) return <p className={styles.none}>{t('history.none')}</p>;
  return (
    <ol className={styles.revisions}>
      {revisions.map(({ id, action, activityTitle, previous, text, author, login, at }) => (
        <li key={id}>
          <p className={styles.about}>
            <b>{t(`history.action.${action}`)}</b>
            {titled && (
              <>
                {' · '}
                <bdi>{activityTitle}</bdi>
              </>
            )}
            {' · '}
            <bdi title={t('history.login', { login })}>{author ?? t('history.platform')}</bdi>
            {' · '}
            <time title={serverTitle(at, tellTime, language)}>{absoluteTime(at, language)}</time>
          </p>
          <div className={styles.text}>
            <ChangedText
              before={naming.text(previous ?? '', student)}
              after={naming.text(text ?? '', student)}
            />
          </div>
        </li>
      ))}
    </ol>
  );
}
