import { useTranslation } from 'react-i18next';
import { PlainText } from '../../components/plain-text.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import type { Piece } from './word-difference.ts';
import styles from './words-apart.module.css';

interface WordsApartProps {
  pieces: readonly Piece[];
  /** Of the two texts the pieces come from, the one to be read: words only in the first count as removed. */
  side: 'first' | 'second';
}

/** One of two texts, with the words marked that the other does not have. */
export function WordsApart({ pieces, side }: WordsApartProps) {
  const { t } = useTranslation('submission');
  const others = side === 'first' ? 'added' : 'removed';
  return pieces.map(({ kind, text }, index) => {
    if (kind === others) return null;
    if (kind === 'same') return <PlainText key={index} text={text} />;
    return (
      <mark key={index} className={styles.apart}>
        <VisuallyHidden>{t('changed.onlyHere')} </VisuallyHidden>
        <PlainText text={text} />
      </mark>
    );
  });
}
