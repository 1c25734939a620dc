import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useLabelWithKey } from '../commands/command-keys.tsx';
import { ImageTrouble } from '../images/image-trouble.tsx';
import type { ShownImage } from '../images/shown-image.ts';
import { useImageProblem } from '../images/use-image-problem.ts';
import styles from './submitted-image.module.css';

interface SubmittedImageProps {
  image: ShownImage;
  student: string;
  onOpen: () => void;
}

/** One picture; if it is broken it says so and lets the others live. */
export function SubmittedImage({ image, student, onOpen }: SubmittedImageProps) {
  const { t } = useTranslation(['submission', 'images']);
  const withKey = useLabelWithKey();
  const language = useLanguage();
  const quarters = useUiStore((state) => state.turns[image.id] ?? 0);
  const trouble = useImageProblem(image.url);
  // On its side a picture has three quarters of the room.
  const turned =
    quarters === 0 ? undefined : `rotate(${quarters * 90}deg) scale(${quarters % 2 === 0 ? 1 : 0.75})`;
  return (
    <figure className={styles.figure}>
      {trouble.problem !== null ? (
        <ImageTrouble
          problem={trouble.problem}
          image={image}
          onAgain={trouble.again}
          onAnyway={trouble.openAnyway}
        />
      ) : (
        <UnstyledButton
          className={styles.open}
          title={withKey(t('images:open'), 'view-images')}
          onClick={onOpen}
        >
          <img
            className={styles.image}
            src={trouble.address}
            alt={t('submission:image.alt', { label: image.label, student })}
            loading="lazy"
            decoding="async"
            style={{ transform: turned }}
            onError={trouble.failed}
          />
        </UnstyledButton>
      )}
      <figcaption>
        <bdi>{image.label}</bdi> · {formatBytes(image.bytes, language)}
      </figcaption>
    </figure>
  );
}
