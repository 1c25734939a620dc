import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { PlainText } from '../../components/plain-text.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNaming } from '../students/use-naming.ts';
import { absoluteTime } from '../time/server-time.ts';
import type { PrintedStudent } from './gather-printed.ts';
import styles from './printed-page.module.css';

interface PrintedPageProps {
  title: string;
  students: readonly PrintedStudent[];
  onPrinted: () => void;
}

/** Comments on paper, or in the PDF that the system's own print window makes of it. */
export function PrintedPage({ title, students, onPrinted }: PrintedPageProps) {
  const { t } = useTranslation('feedback');
  const language = useLanguage();
  const naming = useNaming();
  // By what is on the paper: the order of names that are hidden would tell about them.
  const sorted = students.toSorted((one, other) =>
    naming.name(one.student).localeCompare(naming.name(other.student), language, { numeric: true }),
  );
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted, { once: true });
    // What is to be printed is laid out first.
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', onPrinted);
    };
  }, [onPrinted]);
  return createPortal(
    <article className={styles.printed} data-printed>
      <h1>{title}</h1>
      {sorted.map(({ student, comments }) => (
        <section key={student.id} className={styles.student}>
          <h2>
            <bdi>{naming.name(student)}</bdi> <small>{naming.email(student)}</small>
          </h2>
          {comments.map(({ id, heading, text, author, writtenAt }) => (
            <div key={id} className={styles.comment}>
              <p className={styles.about}>
                {[heading, writtenAt === null ? t('undated') : absoluteTime(writtenAt, language), author]
                  .filter((fact) => fact !== null)
                  .join(' · ')}
              </p>
              <PlainText text={text} />
            </div>
          ))}
        </section>
      ))}
    </article>,
    document.body,
  );
}
