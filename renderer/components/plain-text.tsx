import { useTranslation } from 'react-i18next';
import { hiddenCharacter } from './hidden-characters.ts';
import styles from './plain-text.module.css';

/** What somebody typed, as text and nothing else: it cannot become markup nor turn its surroundings around. */
export function PlainText({ text }: { text: string }) {
  return <bdi className={styles.text}>{hiddenCharacter.test(text) ? <MarkedText text={text} /> : text}</bdi>;
}

function MarkedText({ text }: { text: string }) {
  const { t } = useTranslation('submission');
  return (
    <>
      {text.split(hiddenCharacter).map((piece, index) => {
        if (index % 2 === 0) return piece;
        const code = `U+${(piece.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
        return (
          <span key={index} className={styles.mark} title={t('hiddenCharacter', { code })}>
            {code}
          </span>
        );
      })}
    </>
  );
}
