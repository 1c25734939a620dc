import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './image-trouble.module.css';
import type { ShownImage } from './shown-image.ts';
import { useImageActs } from './use-image-acts.ts';
import type { ImageProblem } from './use-image-problem.ts';

interface ImageTroubleProps {
  problem: ImageProblem;
  image: ShownImage;
  onAgain: () => void;
  onAnyway: () => void;
}

/** In the place of an image that is not shown: why, and what can be done. */
export function ImageTrouble({ problem, image, onAgain, onAnyway }: ImageTroubleProps) {
  const { t } = useTranslation(['images', 'common']);
  const language = useLanguage();
  const acts = useImageActs();
  const heavy = problem === 'too-large';
  // It will be no image the next time either; as a file another program may open it.
  const isFile = problem === 'heic' || problem === 'no-image';
  return (
    <div className={styles.trouble} data-heavy={heavy || undefined}>
      <strong>{t(`images:problem.${problem}.title`)}</strong>
      <span>{t(`images:problem.${problem}.text`, { size: formatBytes(image.bytes, language) })}</span>
      {acts.error !== null && <strong>{t('images:notSaved')}</strong>}
      {isFile ? (
        <Button size="xs" loading={acts.busy['image-save']} onClick={() => acts.save(image)}>
          {t('images:saveFile')}
        </Button>
      ) : (
        <Button size="xs" onClick={heavy ? onAnyway : onAgain}>
          {heavy ? t('images:openAnyway') : t('common:retry')}
        </Button>
      )}
    </div>
  );
}
