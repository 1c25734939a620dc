import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { courseStatusQuery } from '../../api/queries.ts';
import { type Order, useUiStore } from '../../state/ui-store.ts';
import { Choice } from './choice.tsx';
import styles from './settings-sheet.module.css';

const orders: readonly Order[] = ['newest', 'oldest', 'fair'];

/** The order belongs to the desk of a course, like everything on it. */
export function OrderSection() {
  const { t } = useTranslation(['settings', 'queue']);
  const course = useQuery(courseStatusQuery()).data?.course;
  const { order, orderBy } = useUiStore();
  return (
    <>
      {course !== undefined && (
        <Choice<Order>
          label={t('settings:sections.order.label', { course: course.name })}
          value={order}
          onChange={orderBy}
          choices={orders.map((value) => ({ value, label: t(`queue:options.order.${value}`) }))}
        />
      )}
      <p className={styles.help}>{t('settings:sections.order.help')}</p>
      {course === undefined && <p className={styles.help}>{t('settings:needsCourse')}</p>}
    </>
  );
}
