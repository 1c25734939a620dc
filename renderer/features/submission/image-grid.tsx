import { useTranslation } from 'react-i18next';
import type { ImagesPart, Submission } from '#contract/grading';
import { imagesIn } from '../images/shown-image.ts';
import { useNaming } from '../students/use-naming.ts';
import styles from './image-grid.module.css';
import { SubmittedImage } from './submitted-image.tsx';

interface ImageGridProps {
  part: ImagesPart;
  submission: Submission;
  onOpenImage: (id: string) => void;
}

export function ImageGrid({ part, submission, onOpenImage }: ImageGridProps) {
  const { t } = useTranslation('submission');
  const student = useNaming().name(submission.student);
  if (part.images.length === 0) return <p className={styles.none}>{t('noImages')}</p>;
  return (
    <div className={styles.grid}>
      {imagesIn(part, submission.ref).map((image) => (
        <SubmittedImage
          key={image.url}
          image={image}
          student={student}
          onOpen={() => onOpenImage(image.id)}
        />
      ))}
    </div>
  );
}
