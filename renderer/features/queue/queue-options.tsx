import { ActionIcon, Button, NativeSelect, Popover, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Filters, filtersInUse } from '../../state/list-filters.ts';
import { type Order, useUiStore } from '../../state/ui-store.ts';
import { DeadlineField } from './deadline-field.tsx';
import styles from './queue-options.module.css';

const orders: readonly Order[] = ['newest', 'oldest', 'fair'];
const attempts = ['first', 'repeated', 'latest'] as const satisfies readonly Filters['attempts'][];

/** In what order the list stands and what it is narrowed to. */
export function QueueOptions() {
  const { t } = useTranslation('queue');
  const { activity, deadlines, order, filters, orderBy, narrow } = useUiStore();
  const inUse =
    Object.keys(filtersInUse({ activity, filters, deadlines })).length + (order === 'newest' ? 0 : 1);
  const change = <Key extends keyof Filters>(key: Key, value: Filters[Key] | undefined) => {
    const { [key]: _before, ...others } = filters;
    narrow({ filters: value === undefined ? others : { ...others, [key]: value } });
  };
  const yesOrNo = (key: 'flagged' | 'images' | 'blank') => ({
    label: t(`options.${key}.label`),
    value: filters[key] === undefined ? '' : String(filters[key]),
    data: [
      { value: '', label: t(`options.${key}.any`) },
      { value: 'true', label: t(`options.${key}.yes`) },
      { value: 'false', label: t(`options.${key}.no`) },
    ],
    onChange: (value: string) => change(key, value === '' ? undefined : value === 'true'),
  });
  const length = (key: 'minLength' | 'maxLength') => (
    <TextInput
      size="xs"
      type="number"
      min={0}
      aria-label={t(`options.${key}`)}
      placeholder={t(`options.${key}`)}
      value={filters[key] ?? ''}
      onChange={({ currentTarget: { value } }) =>
        change(key, /^\d{1,9}$/.test(value) ? Number(value) : undefined)
      }
    />
  );
  return (
    <Popover trapFocus returnFocus width={276}>
      <Popover.Target>
        <ActionIcon
          className={styles.button}
          data-in-use={inUse > 0 || undefined}
          aria-label={inUse > 0 ? t('options.inUse', { count: inUse }) : t('options.title')}
          title={t('options.title')}
        >
          <IconAdjustmentsHorizontal size={18} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.options} aria-label={t('options.title')}>
        <Choice
          label={t('options.order.label')}
          value={order}
          data={orders.map((value) => ({ value, label: t(`options.order.${value}`) }))}
          onChange={(value) => orderBy(value as Order)}
        />
        {order === 'fair' && <p className={styles.hint}>{t('options.order.fairHelp')}</p>}
        <Choice
          label={t('options.attempts.label')}
          value={filters.attempts ?? ''}
          data={[
            { value: '', label: t('options.attempts.any') },
            ...attempts.map((value) => ({ value, label: t(`options.attempts.${value}`) })),
          ]}
          onChange={(value) =>
            change(
              'attempts',
              attempts.find((each) => each === value),
            )
          }
        />
        <Choice {...yesOrNo('flagged')} />
        <Choice {...yesOrNo('images')} />
        <Choice {...yesOrNo('blank')} />
        <fieldset className={styles.pair}>
          <legend>{t('options.length')}</legend>
          {length('minLength')}
          {length('maxLength')}
        </fieldset>
        {activity !== null && <DeadlineField activity={activity} />}
        <Button
          size="xs"
          disabled={inUse === 0}
          onClick={() => {
            orderBy('newest');
            narrow({ filters: {} });
          }}
        >
          {t('options.reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  data: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ onChange, ...props }: ChoiceProps) {
  return <NativeSelect size="xs" {...props} onChange={(event) => onChange(event.currentTarget.value)} />;
}
