import { useTranslation } from 'react-i18next';
import styles from './plain-text.module.css';

// Characters that steer how others are shown, or that show nothing: named instead of obeyed.
const steering =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate})/u;

/** What somebody typed, as text and nothing else: it cannot become markup nor turn its surroundings around. */
export function PlainText({ text }: { text: string }) {
  const { t } = useTranslation('submission');
  if (!steering.test(text)) return <bdi className={styles.text}>{text}</bdi>;
  return (
    <bdi className={styles.text}>
      {text.split(steering).map((piece, index) => {
        if (index % 2 === 0) return piece;
        const code = `U+${(piece.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
        return (
          <span key={index} className={styles.mark} title={t('hiddenCharacter', { code })}>
            {code}
          </span>
        );
      })}
    </bdi>
  );
}
