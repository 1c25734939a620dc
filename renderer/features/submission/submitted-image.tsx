import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImagesPart, Submission } from '#contract/grading';
import { imageUrl } from '#contract/urls';
import { formatBytes } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNaming } from '../students/use-naming.ts';
import styles from './submitted-image.module.css';

interface SubmittedImageProps {
  image: ImagesPart['images'][number];
  submission: Submission;
}

/** One picture; if it is broken it says so and lets the others live. */
export function SubmittedImage({ image, submission }: SubmittedImageProps) {
  const { t } = useTranslation(['submission', 'common']);
  const language = useLanguage();
  const [broken, setBroken] = useState(false);
  const { activity, id } = submission.ref;
  const student = useNaming().name(submission.student);
  return (
    <figure className={styles.figure}>
      {broken ? (
        <div className={styles.broken}>
          <strong>{t('submission:image.broken')}</strong>
          <span>{t('submission:image.brokenText')}</span>
          <Button size="xs" onClick={() => setBroken(false)}>
            {t('common:retry')}
          </Button>
        </div>
      ) : (
        <img
          className={styles.image}
          src={imageUrl({ activity, submission: id, image: image.key, version: image.version })}
          alt={t('submission:image.alt', { label: image.label, student })}
          loading="lazy"
          decoding="async"
          onError={() => setBroken(true)}
        />
      )}
      <figcaption>
        <bdi>{image.label}</bdi> · {formatBytes(image.bytes, language)}
      </figcaption>
    </figure>
  );
}
