import { useTranslation } from 'react-i18next';
import type { ImagesPart, Submission } from '#contract/grading';
import styles from './image-grid.module.css';
import { SubmittedImage } from './submitted-image.tsx';

export function ImageGrid({ part, submission }: { part: ImagesPart; submission: Submission }) {
  const { t } = useTranslation('submission');
  if (part.images.length === 0) return <p className={styles.none}>{t('noImages')}</p>;
  return (
    <div className={styles.grid}>
      {part.images.map((image) => (
        <SubmittedImage key={image.key + image.version} image={image} submission={submission} />
      ))}
    </div>
  );
}
