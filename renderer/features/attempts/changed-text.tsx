import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainText } from '../../components/plain-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import styles from './changed-text.module.css';
import { wordDifference } from './word-difference.ts';

/** A text with what changed in it since the attempt before. */
export function ChangedText({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('submission');
  const pieces = useMemo(() => wordDifference(before, after), [before, after]);
  return pieces.map(({ kind, text }, index) => {
    if (kind === 'same') return <PlainText key={index} text={text} />;
    const Element = kind === 'added' ? 'ins' : 'del';
    return (
      <Element key={index} className={styles[kind]}>
        <VisuallyHidden>{t(`changed.${kind}`)} </VisuallyHidden>
        <PlainText text={text} />
      </Element>
    );
  });
}
