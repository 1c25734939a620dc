import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { deadlineOf, type FilterName, filtersInUse, withoutFilter } from '../../state/list-filters.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { absoluteTime } from '../time/server-time.ts';
import styles from './active-filters.module.css';

/** What the list is narrowed to, in words; each can be let go of by itself. */
export function ActiveFilters() {
  const { t } = useTranslation('queue');
  const language = useLanguage();
  const narrowing = useUiStore(
    useShallow(({ activity, filters, deadlines }) => ({ activity, filters, deadlines })),
  );
  const narrow = useUiStore((state) => state.narrow);
  const inUse = filtersInUse(narrowing);
  const names = Object.keys(inUse) as FilterName[];
  if (names.length === 0) return null;

  const words = (name: FilterName): string => {
    const value = inUse[name];
    switch (name) {
      case 'attempts':
        return t(`options.attempts.${inUse.attempts ?? 'any'}`);
      case 'late':
        return t('options.late.chip', { date: absoluteTime(deadlineOf(narrowing) ?? '', language) });
      case 'minLength':
      case 'maxLength':
        return t(`options.${name}Chip`, { characters: formatCount(Number(value), language) });
      default:
        return t(`options.${name}.${value === true ? 'yes' : 'no'}`);
    }
  };
  return (
    <ul className={styles.filters} aria-label={t('options.inUseLabel')}>
      {names.map((name) => (
        <li key={name}>
          <UnstyledButton
            className={styles.filter}
            aria-label={t('options.remove', { filter: words(name) })}
            onClick={() => narrow({ filters: withoutFilter(narrowing.filters, name) })}
          >
            {words(name)}
            <IconX size={12} stroke={2} aria-hidden />
          </UnstyledButton>
        </li>
      ))}
      <li>
        <UnstyledButton className={styles.all} onClick={() => narrow({ filters: {} })}>
          {t('options.clearAll')}
        </UnstyledButton>
      </li>
    </ul>
  );
}
