import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../components/skeleton.tsx';
import styles from './queue-skeleton.module.css';

const widths = [168, 132, 190, 150, 176, 140, 182, 160];

export function QueueSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.rows} role="img" aria-label={t('loading')}>
      {widths.map((width) => (
        <div key={width} className={styles.row}>
          <Skeleton width={width} />
          <Skeleton width="92%" height={10} />
        </div>
      ))}
    </div>
  );
}
