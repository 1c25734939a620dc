import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../components/skeleton.tsx';
import styles from './submission-skeleton.module.css';

/** Cards of about the right size, so that what arrives does not jump. */
export function SubmissionSkeleton({ headless }: { headless: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles.cards} role="img" aria-label={t('loading')}>
      {!headless && <Skeleton width={260} height={22} />}
      {['82%', '64%', '74%'].map((width) => (
        <div key={width} className={styles.card}>
          <Skeleton width={90} />
          <Skeleton width="96%" />
          <Skeleton width={width} />
        </div>
      ))}
    </div>
  );
}
