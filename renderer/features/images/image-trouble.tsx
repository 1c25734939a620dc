import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './image-trouble.module.css';
import type { ImageProblem } from './use-image-problem.ts';

interface ImageTroubleProps {
  problem: ImageProblem;
  bytes: number;
  onAgain: () => void;
  onAnyway: () => void;
}

/** In the place of an image that is not shown: why, and what can be done. */
export function ImageTrouble({ problem, bytes, onAgain, onAnyway }: ImageTroubleProps) {
  const { t } = useTranslation(['images', 'common']);
  const language = useLanguage();
  const heavy = problem === 'too-large';
  return (
    <div className={styles.trouble} data-heavy={heavy || undefined}>
      <strong>{t(`images:problem.${problem}.title`)}</strong>
      <span>{t(`images:problem.${problem}.text`, { size: formatBytes(bytes, language) })}</span>
      <Button size="xs" onClick={heavy ? onAnyway : onAgain}>
        {heavy ? t('images:openAnyway') : t('common:retry')}
      </Button>
    </div>
  );
}
