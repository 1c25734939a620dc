import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../state/ui-store.ts';
import { DeadlineInput } from './deadline-input.tsx';
import styles from './queue-options.module.css';

/** The date of the activity on screen, and whether the list is narrowed to what came after it. */
export function DeadlineField({ activity }: { activity: string }) {
  const { t } = useTranslation('queue');
  const isSet = useUiStore((state) => state.deadlines[activity] !== undefined);
  const late = useUiStore((state) => state.filters.late === true);
  const set = (wanted: boolean) => {
    const { filters, narrow } = useUiStore.getState();
    const { late: _before, ...others } = filters;
    narrow({ filters: wanted ? { ...others, late: true } : others });
  };
  return (
    <div className={styles.deadline}>
      <DeadlineInput activity={activity} label={t('options.late.deadline')} />
      <Checkbox
        label={t('options.late.only')}
        disabled={!isSet}
        checked={late && isSet}
        onChange={({ currentTarget: { checked } }) => set(checked)}
      />
    </div>
  );
}
