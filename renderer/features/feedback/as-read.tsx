import { useTranslation } from 'react-i18next';
import { placeholder } from '#contract/first-name';
import type { Student } from '#contract/grading';
import { PlainText } from '../../components/plain-text.tsx';
import { useUiStore } from '../../state/ui-store.ts';
import { MathText } from '../mathematics/math-text.tsx';
import { segmentsOf } from '../mathematics/segments.ts';
import styles from './as-read.module.css';
import { withFirstName } from './first-name.ts';

interface AsReadProps {
  text: string;
  student: Student;
}

/** The comment letter by letter as the student's page will show it, which draws no formulas. */
export function AsRead({ text, student }: AsReadProps) {
  const { t } = useTranslation('feedback');
  const hidden = useUiStore((state) => state.namesHidden);
  // Whoever reads without names gets to see none here either: it is filled in when it is published.
  const filled = hidden ? text : withFirstName(text, student);
  return (
    <section className={styles.read} aria-label={t('asRead.label')}>
      {text.trim() === '' ? <i>{t('asRead.blank')}</i> : <PlainText text={filled.trim()} />}
      {hidden && text.includes(placeholder) && <p className={styles.note}>{t('asRead.nameLater')}</p>}
    </section>
  );
}

/** What its formulas mean, drawn; nothing where there are none. */
export function DrawnFormulas({ text }: { text: string }) {
  const { t } = useTranslation('feedback');
  if (!segmentsOf(text).some(({ kind }) => kind === 'formula')) return null;
  return (
    <section className={styles.drawn} aria-label={t('asRead.formulas')}>
      <MathText text={text} />
    </section>
  );
}
